import { useLingui } from '@lingui/react/macro';
import { isCallId } from '@anteroom/domain';
import type { Row } from '@anteroom/protocol';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect } from 'react';
import type { ReactElement } from 'react';
import { useStore } from '../../connection/use-store.ts';
import { errorText } from '../../errors/error-text.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { knocksIn, useCallInvitations } from '../call-invitation/call-invitations.ts';
import { InviteSection } from '../call-invitation/invite-section.tsx';
import { InvitedKnockNotice, InvitedKnocks } from '../call-invitation/invited-knocks.tsx';
import { Participants } from '../call-manager/participants.tsx';
import { CallersElsewhere } from '../waiting-area/callers-elsewhere.tsx';
import { CallersHere } from '../waiting-area/callers-here.tsx';
import { CallersToAdd } from '../waiting-area/callers-to-add.tsx';
import { useClinic } from '../waiting-area/clinic-scope.tsx';
import { useMay } from '../session/may.ts';
import { CallScreen } from './call-screen.tsx';
import { LockKey } from './lock-key.tsx';
import type { Call } from './call.ts';
import { titleOf } from './call-words.ts';

export interface StaffCallPageProps {
  /** The clinic's slug. */
  readonly clinic: string;
  readonly callId: string;
}

/** The call of a member of staff: the one that they have just joined, or, after a reload, the one that they are in. */
export function StaffCallPage({ clinic: slug, callId }: StaffCallPageProps): ReactElement {
  const clinic = useClinic();
  const may = useMay(slug);
  const call = useStore(clinic.call);
  const navigate = useNavigate();
  const { t, i18n } = useLingui();
  const { toast, announce } = useAnnouncer();
  const back = useCallback(
    () => void navigate({ to: '/clinics/$clinic/waiting-area', params: { clinic: slug }, replace: true }),
    [navigate, slug],
  );

  useEffect(
    () =>
      clinic.onCallOver((reason) => {
        // The gate says it; *Use here* comes back to this very page.
        if (reason === 'superseded') return;
        back();
        if (reason === 'refused') toast(t`You are not in this call any more.`, 'failed');
        else if (reason === 'transferred')
          toast(t`The caller is in the other clinic now, and the call has ended.`, 'done');
        else if (reason === 'removed') toast(t`A colleague has taken you out of the call.`, 'failed');
        else if (reason === 'ended') toast(t`The call has ended.`, 'done');
        else announce(t`You have left the call.`, 'polite');
      }),
    [clinic, back, toast, announce, t],
  );

  const isHere = call?.callId === callId;
  useEffect(() => {
    if (isHere) return;
    if (!isCallId(callId)) return back();
    return clinic.connection.onConnected(() => {
      void clinic.enterCall(callId).then((answer) => {
        if (answer.ok || answer.error.code === 'unavailable') return;
        toast(errorText(i18n, answer.error.code), 'failed');
        back();
      });
    });
    // Asked for once when the page opens; from then on the call itself comes back after every loss.
  }, [callId, clinic]);

  if (call === null || !isHere) return <main className="call on-dark" aria-busy="true" />;
  return <Running call={call} place={clinic.details.name} mayLock={may('lock-call')} mayHost={may('host-call')} />;
}

interface RunningProps {
  readonly call: Call;
  readonly place: string;
  readonly mayLock: boolean;
  readonly mayHost: boolean;
}

function Running({ call, place, mayLock, mayHost }: RunningProps): ReactElement {
  const { t, i18n } = useLingui();
  const { area, connection } = useClinic();
  const { people, limit } = useStore(call.state);
  const { toast } = useAnnouncer();
  const invitations = useCallInvitations(call.callId, connection, mayHost);
  const hasSeat = people.length < limit;
  const knocking = { callId: call.callId, knocks: knocksIn(invitations.data ?? []), hasSeat };
  const title = titleOf(i18n, people);
  useEffect(() => {
    document.title = t`Call: ${title}`;
  }, [title, t]);

  const end = async (): Promise<void> => {
    const answer = await call.end();
    if (!answer.ok) toast(errorText(i18n, answer.error.code), 'failed');
  };
  const add = (row: Row): void => {
    void area.command(row.id, { type: 'add', callId: call.callId }).then((answer) => {
      if (!answer.ok) toast(errorText(i18n, answer.error.code), 'failed');
    });
  };
  return (
    <CallScreen
      variant="staff"
      call={call}
      place={{ clinic: place }}
      onLeave={() => void call.leave()}
      onEnd={() => void end()}
      mayAskConsent={mayHost}
      knocks={knocking.knocks.length}
      notice={mayHost && <InvitedKnockNotice {...knocking} />}
      participants={mayHost ? <Participants call={call} /> : undefined}
      manager={
        <>
          {mayHost && <InvitedKnocks {...knocking} />}
          <CallersHere callId={call.callId} />
          {mayHost && <InviteSection callId={call.callId} invitations={invitations} hasSeat={hasSeat} />}
          <CallersToAdd onAdd={hasSeat ? add : null} />
          <CallersElsewhere onAdd={hasSeat ? add : null} />
          {mayLock && <LockKey call={call} />}
        </>
      }
    />
  );
}

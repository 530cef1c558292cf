import type { CallId, CallInvitationId } from '@anteroom/domain';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { errorText } from '../../errors/error-text.ts';
import { codeOf } from '../../rest/rest-client.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Initials } from '../../ui/status.tsx';
import { KnockKeys } from '../room/knock-keys.tsx';
import '../room/room-call.css';
import { useInvitationActions, type InvitedKnock } from './call-invitations.ts';
import { invitedAsWords } from './invitation-words.ts';

export interface InvitedKnocksProps {
  readonly callId: CallId;
  readonly knocks: readonly InvitedKnock[];
  /** Whether one more fits into the call. */
  readonly hasSeat: boolean;
}

interface Answers {
  letIn(id: CallInvitationId): void;
  decline(id: CallInvitationId): void;
  readonly isBusy: boolean;
}

function useAnswers(callId: CallId): Answers {
  const { i18n } = useLingui();
  const { toast } = useAnnouncer();
  const { admit, decline } = useInvitationActions(callId);
  const onError = (error: Error): void => {
    // Somebody else was quicker: what they said counts.
    if (codeOf(error) !== 'visit-over') toast(errorText(i18n, codeOf(error)), 'failed');
  };
  return {
    letIn: (id) => admit.mutate(id, { onError }),
    decline: (id) => decline.mutate(id, { onError }),
    isBusy: admit.isPending || decline.isPending,
  };
}

/** Who was invited and knocks, each to be let in or declined; in the call manager (C2). */
export function InvitedKnocks({ callId, knocks, hasSeat }: InvitedKnocksProps): ReactElement | null {
  const { t, i18n } = useLingui();
  const answers = useAnswers(callId);
  if (knocks.length === 0) return null;
  const count = knocks.length;
  return (
    <section className="knocks">
      <h3>{t`At the door · ${count}`}</h3>
      {!hasSeat && <p role="status">{t`The call is full. Somebody has to leave before another comes in.`}</p>}
      <ul>
        {knocks.map(({ invitationId, name, as, here }) => (
          <li key={invitationId} className="knocker">
            <Initials name={name} />
            <span className="knocker-who">
              <b>
                <bdi>{name}</bdi>
              </b>
              <small className={here ? '' : 'is-weak'}>{here ? i18n._(invitedAsWords[as]) : t`Reconnecting`}</small>
            </span>
            <span className="knocker-acts">
              <KnockKeys
                name={name}
                isBusy={answers.isBusy}
                mayEnter={hasSeat}
                onLetIn={() => answers.letIn(invitationId)}
                onDecline={() => answers.decline(invitationId)}
              />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Over the stage while the drawer is closed: who knocks first, and the answers. */
export function InvitedKnockNotice({ callId, knocks, hasSeat }: InvitedKnocksProps): ReactElement | null {
  const { t } = useLingui();
  const answers = useAnswers(callId);
  const [first, ...more] = knocks;
  if (first === undefined) return null;
  const { name, invitationId } = first;
  const others = more.length;
  return (
    <div className="notice knock-notice">
      <Initials name={name} />
      <span className="knock-words">
        <Icon name="hand" size="s" />{' '}
        {others === 0 ? t`${name} is knocking.` : t`${name} is knocking, and ${others} more.`}
      </span>
      <span className="knock-acts">
        <KnockKeys
          name={name}
          isBusy={answers.isBusy}
          mayEnter={hasSeat}
          onLetIn={() => answers.letIn(invitationId)}
          onDecline={() => answers.decline(invitationId)}
        />
      </span>
    </div>
  );
}

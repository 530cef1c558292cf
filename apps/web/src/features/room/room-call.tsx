import { useLingui } from '@lingui/react/macro';
import type { RoomId } from '@anteroom/domain';
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { useStore } from '../../connection/use-store.ts';
import { errorText } from '../../errors/error-text.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Participants } from '../call-manager/participants.tsx';
import { LockKey } from '../call/lock-key.tsx';
import { CallScreen } from '../call/call-screen.tsx';
import type { Call } from '../call/call.ts';
import { useMay } from '../session/may.ts';
import { useSession } from '../session/session.ts';
import { useClinic } from '../waiting-area/clinic-scope.tsx';
import { GuestLinksDialog } from './guest-links-dialog.tsx';
import { KnockList, KnockNotice } from './knock-list.tsx';
import './room-call.css';
import { RoomLimitNote } from './room-limit-note.tsx';
import { roomOf } from './rooms-mirror.ts';
import { useKnockAnswers } from './use-knock-answers.ts';

export interface RoomCallProps {
  readonly call: Call;
  readonly roomId: RoomId;
  readonly roomName: string;
}

/** A room's call: the same call as in the waiting area, with who knocks, and a way to invite (S4, S5, S6). */
export function RoomCall({ call, roomId, roomName }: RoomCallProps): ReactElement {
  const { t, i18n } = useLingui();
  const { details, rooms } = useClinic();
  const { personId } = useSession();
  const may = useMay(details.slug);
  const room = roomOf(useStore(rooms.list), roomId);
  const { people, limit } = useStore(call.state);
  const { toast } = useAnnouncer();
  const answers = useKnockAnswers(roomId);
  const [isInviting, setInviting] = useState(false);
  const name = room?.name ?? roomName;
  useEffect(() => {
    document.title = t`Call: ${name}`;
  }, [name, t]);

  const kind = room?.kind ?? 'meeting';
  const place = { id: roomId, kind, ownerId: kind === 'user' ? personId : null };
  const mayInvite = may('manage-guest-links', place);
  const seats = limit - people.length;
  const guests = people.filter((person) => person.kind === 'guest').length;
  const isLastMember = !people.some((person) => !person.isSelf && person.kind === 'provider');
  const end = async (): Promise<void> => {
    const answer = await call.end();
    if (!answer.ok) toast(errorText(i18n, answer.error.code), 'failed');
  };

  return (
    <>
      <CallScreen
        variant="staff"
        call={call}
        place={{ title: name, clinic: details.name }}
        onLeave={() => void call.leave()}
        onEnd={() => void end()}
        knocks={room?.inside?.knocks.length ?? 0}
        notice={room && <KnockNotice room={room} answers={answers} seats={seats} />}
        manager={
          <>
            {room && <KnockList room={room} answers={answers} seats={seats} />}
            {may('lock-call', place) && <LockKey call={call} isRoom />}
            <section>
              <h3>{t`This room`}</h3>
              {seats < 1 && <p role="status">{t`The room is full: ${limit} people.`}</p>}
              {kind === 'group' && room !== undefined && <RoomLimitNote limit={room.limit} />}
              {mayInvite && (
                <button type="button" className="call-button is-wide" onClick={() => setInviting(true)}>
                  <Icon name="person-add" size="s" />
                  {t`Invite`}
                </button>
              )}
            </section>
          </>
        }
        participants={may('host-call', place) ? <Participants call={call} /> : undefined}
        words={{
          leaveTitle: t`Leave the room?`,
          leave: t`You can come back at any time.`,
          end: t`Everybody is out, guests too. The room itself stays.`,
          leaveNote:
            isLastMember && guests > 0
              ? t`Guests wait at the door until somebody is inside again`
              : t`The others go on without you`,
        }}
        alone={
          <div className="alone-words" role="status">
            <p>
              <b>{t`You are alone in this room.`}</b>
            </p>
            <p>{t`Colleagues see in their column that somebody is here.`}</p>
            {mayInvite && (
              <button type="button" className="call-button is-main" onClick={() => setInviting(true)}>
                <Icon name="person-add" size="s" />
                {t`Invite somebody`}
              </button>
            )}
          </div>
        }
      />
      {room && <GuestLinksDialog room={room} isOpen={isInviting} onClose={() => setInviting(false)} />}
    </>
  );
}

import { useLingui } from '@lingui/react/macro';
import type { ParticipantId } from '@anteroom/domain';
import type { Knock, RoomRow } from '@anteroom/protocol';
import type { ReactElement } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { Initials } from '../../ui/status.tsx';
import { lengthText } from '../waiting-area/time-words.ts';
import { useClinic } from '../waiting-area/clinic-scope.tsx';
import { useSecond } from '../waiting-area/use-second.ts';
import { KnockKeys } from './knock-keys.tsx';
import type { KnockAnswers } from './use-knock-answers.ts';

export interface KnockListProps {
  readonly room: RoomRow;
  readonly answers: KnockAnswers;
  /** How many more the room holds. */
  readonly seats: number;
}

/** Who knocks, with name and photo, each to be let in or declined; in the drawer of the room's call (S4, C11). */
export function KnockList({ room, answers, seats }: KnockListProps): ReactElement | null {
  const { t } = useLingui();
  const knocks = room.inside?.knocks ?? [];
  if (knocks.length === 0) return null;
  const count = knocks.length;
  const ids = knocks.map(({ visitId }) => visitId);
  return (
    <section className="knocks">
      <h3>
        {t`At the door · ${count}`}
        {count > 1 && seats > 1 && (
          <button type="button" className="call-button is-small" onClick={() => answers.letIn(ids)}>
            {t`Let all in`}
          </button>
        )}
      </h3>
      {seats < 1 && <p role="status">{t`The room is full. Somebody has to leave before another comes in.`}</p>}
      <ul>
        {knocks.map((knock) => (
          <Knocker key={knock.visitId} roomId={room.id} knock={knock} answers={answers} mayEnter={seats > 0} />
        ))}
      </ul>
    </section>
  );
}

interface KnockerProps {
  readonly roomId: RoomRow['id'];
  readonly knock: Knock;
  readonly answers: KnockAnswers;
  readonly mayEnter: boolean;
}

function Knocker({ roomId, knock, answers, mayEnter }: KnockerProps): ReactElement {
  const { t, i18n } = useLingui();
  const { clock } = useClinic();
  const { visitId, name, missingSince, returned } = knock;
  const time = useSecond(() => lengthText(i18n, Math.max(0, clock.now() - knock.since)));
  const isBusy = answers.busy.has(visitId);
  const isAway = missingSince !== null;
  return (
    <li className="knocker">
      <KnockPhoto roomId={roomId} knock={knock} />
      <span className="knocker-who">
        <b>
          <bdi>{name}</bdi>
        </b>
        <small className={isAway ? 'is-weak' : ''}>
          {isAway ? t`Reconnecting` : returned ? t`Was inside before · ${time}` : t`Guest · ${time}`}
        </small>
      </span>
      <span className="knocker-acts">
        <KnockKeys
          name={name}
          isBusy={isBusy}
          mayEnter={mayEnter}
          onLetIn={() => answers.letIn([visitId])}
          onDecline={() => answers.decline([visitId])}
        />
      </span>
    </li>
  );
}

/** The picture that somebody took of themselves at the door, or their initials. */
export function KnockPhoto({
  roomId,
  knock,
}: {
  readonly roomId: RoomRow['id'];
  readonly knock: Pick<Knock, 'visitId' | 'name' | 'hasPhoto'>;
}): ReactElement {
  const { t } = useLingui();
  const { visitId, name, hasPhoto } = knock;
  if (!hasPhoto) return <Initials name={name} />;
  return <img className="knock-photo" src={`/rooms/${roomId}/visits/${visitId}/photo`} alt={t`Photo of ${name}`} />;
}

export interface KnockNoticeProps {
  readonly room: RoomRow;
  readonly answers: KnockAnswers;
  readonly seats: number;
}

/** Over the stage while the drawer is closed: who knocks first, and the answers. */
export function KnockNotice({ room, answers, seats }: KnockNoticeProps): ReactElement | null {
  const { t } = useLingui();
  const [first, ...more] = room.inside?.knocks ?? [];
  if (first === undefined) return null;
  const { name, visitId } = first;
  const others = more.length;
  const isBusy = answers.busy.has(visitId);
  const act = (answer: (ids: readonly ParticipantId[]) => void) => () => {
    if (!isBusy) answer([visitId]);
  };
  return (
    <div className="notice knock-notice">
      <KnockPhoto roomId={room.id} knock={first} />
      <span className="knock-words">
        <Icon name="hand" size="s" />{' '}
        {others === 0 ? t`${name} is knocking.` : t`${name} is knocking, and ${others} more.`}
      </span>
      <span className="knock-acts">
        {seats > 0 && (
          <button
            type="button"
            className="call-button is-small is-main"
            aria-label={t`Let ${name} in`}
            onClick={act(answers.letIn)}
          >
            {t`Let in`}
          </button>
        )}
        <button
          type="button"
          className="call-button is-small"
          aria-label={t`Decline ${name}`}
          onClick={act(answers.decline)}
        >
          {t`Decline`}
        </button>
      </span>
    </div>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import type { VisitView } from '@anteroom/protocol';
import { useSyncExternalStore, type ReactNode } from 'react';
import type { ServerClock } from '../../connection/server-clock.ts';
import { secondTicker } from '../../connection/ticker.ts';

export interface VisitOverProps {
  readonly view: VisitView;
  readonly clock: ServerClock;
  /** The link's address, to come back by. */
  readonly again: string;
}

/** The end of a visit: why, in plain words, and whether one can come back (S4). */
export function VisitOver({ view, clock, again }: VisitOverProps): ReactNode {
  const { outcome, room } = view;
  const isOfRoom = room !== null;
  // An invitation is used up by whoever was taken out, and ends with its call.
  const mayComeBack =
    outcome === 'left' || outcome === 'lost' || (isOfRoom && (outcome === 'ended' || outcome === 'removed'));
  return (
    <main className="caller-main plain">
      <div className="card" role="status">
        <h1>
          <Title outcome={outcome} isOfRoom={isOfRoom} />
        </h1>
        <p className="lead">
          {room === null ? <InvitedWords outcome={outcome} /> : <Words outcome={outcome} name={room.name} />}
        </p>
        {outcome === 'declined' && isOfRoom ? (
          <KnockAgain at={view.knockAgainAt} clock={clock} again={again} />
        ) : (
          mayComeBack && (
            <p className="after">
              <a href={again}>
                <Trans>Back to the door</Trans>
              </a>
            </p>
          )
        )}
      </div>
    </main>
  );
}

interface TitleProps {
  readonly outcome: VisitView['outcome'];
  readonly isOfRoom: boolean;
}

function Title({ outcome, isOfRoom }: TitleProps): ReactNode {
  switch (outcome) {
    case 'declined':
      return <Trans>You were not let in</Trans>;
    case 'removed':
      return <Trans>You were taken out of the call</Trans>;
    case 'link-revoked':
      return isOfRoom ? <Trans>Your link is no longer valid</Trans> : <Trans>Your invitation was withdrawn</Trans>;
    case 'room-closed':
      return <Trans>This room was closed</Trans>;
    case 'lost':
      return <Trans>The connection was away too long</Trans>;
    case 'left':
      return <Trans>You have left</Trans>;
    case 'ended':
    case null:
      return <Trans>The call has ended</Trans>;
  }
}

/** The same for somebody who was invited into a call (C2). */
function InvitedWords({ outcome }: { readonly outcome: VisitView['outcome'] }): ReactNode {
  switch (outcome) {
    case 'declined':
      return <Trans>Somebody in the call declined. If you are expected, ask whoever invited you.</Trans>;
    case 'removed':
      return <Trans>Somebody of the team took you out. If that was a mistake, ask whoever invited you.</Trans>;
    case 'link-revoked':
      return <Trans>Your visit is over. If you are expected, ask whoever invited you for a new invitation.</Trans>;
    case 'lost':
      return <Trans>Your visit is over. While the call goes on you can come back by your link.</Trans>;
    case 'left':
      return <Trans>Your visit is over, and your name is erased. You can close this page.</Trans>;
    case 'room-closed':
    case 'ended':
    case null:
      return <Trans>The call is over. Your name is erased. You can close this page.</Trans>;
  }
}

interface WordsProps {
  readonly outcome: VisitView['outcome'];
  /** The room's. */
  readonly name: string;
}

function Words({ outcome, name }: WordsProps): ReactNode {
  switch (outcome) {
    case 'declined':
      return <Trans>Somebody in {name} declined. If you are expected, ask whoever invited you, and knock again.</Trans>;
    case 'removed':
      return <Trans>Somebody of the team took you out. If that was a mistake, ask whoever invited you.</Trans>;
    case 'link-revoked':
      return <Trans>The team has revoked it, and your visit is over. Ask whoever invited you for a new one.</Trans>;
    case 'room-closed':
      return <Trans>The team has closed {name}. Your visit is over.</Trans>;
    case 'lost':
      return <Trans>Your visit is over. You can come back by your link.</Trans>;
    case 'left':
      return <Trans>Your visit is over, and your name is erased. You can close this page.</Trans>;
    case 'ended':
    case null:
      return <Trans>The team has ended it for everybody. Your name is erased. You can close this page.</Trans>;
  }
}

interface KnockAgainProps {
  readonly at: number | null;
  readonly clock: ServerClock;
  readonly again: string;
}

function KnockAgain({ at, clock, again }: KnockAgainProps): ReactNode {
  const { t } = useLingui();
  const seconds = useSyncExternalStore(secondTicker.subscribe, () =>
    at === null ? 0 : Math.max(0, Math.ceil((at - clock.now()) / 1000)),
  );
  if (seconds > 0) {
    const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    return (
      <p className="after" aria-live="off">
        {t`You can knock again in ${time}.`}
      </p>
    );
  }
  return (
    <p className="after">
      <a className="btn btn-primary btn-caller" href={again}>
        <Trans>Knock again</Trans>
      </a>
    </p>
  );
}

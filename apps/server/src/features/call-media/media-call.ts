import { accepted, refused } from '@anteroom/domain';
import type { Call, CallId, Instant, OpenCall, ParticipantId, Result } from '@anteroom/domain';
import type { BodyOf, ReplyOf, RequestOf } from '@anteroom/protocol';
import type { Refusal } from '../../refusal.ts';
import type { Log } from '../../platform/log.ts';
import { beginAttempt, type Attempt } from './attempt.ts';
import { MediaRefused, MediaServerLost } from './media-room.ts';
import type { MediaLine, MediaRoom } from './media-room.ts';
import { goesOverMediaServer, takesPart } from './rules-of-call.ts';
import { wantedLines } from './wanted-lines.ts';

type Published = ReplyOf<'publish'>;
type PublishRequest = RequestOf<'publish'>;

/** Tells one participant's page; on whichever server of ours it is. */
export interface MediaTeller {
  mediaOffered(to: ParticipantId, body: BodyOf<'mediaOffered'>): void;
  mediaLost(to: ParticipantId, body: BodyOf<'mediaLost'>): void;
}

/** A page that takes part in a call, as it asks. */
export interface Seat {
  readonly participantId: ParticipantId;
  readonly connection: string;
}

/** A call as it was read; of two readings that with the higher revision is the newer one. */
interface ReadCall {
  readonly call: Call;
  readonly revision: number;
}

/** What goes over the media server in one call, for the pages of this server. */
export interface MediaCall {
  publish(seat: Seat, request: PublishRequest, stored: ReadCall): Promise<Result<Published, Refusal>>;
  /** The attempt of this page, from when it begins; null where it isn't known. A page that comes back hears what it has missed. */
  attemptOf(seat: Seat, id: string): Attempt | null;
  /** The call as it was read; null for one that isn't there any more. One that was read before what is known changes nothing. */
  see(stored: ReadCall | null, now: Instant): void;
  /** Somebody is out: nothing comes from them or goes to them any more. */
  dismiss(id: ParticipantId): void;
  /** Who sends has changed. */
  follow(): void;
  /** The media server is gone with all of it: every page is told to begin anew. */
  lose(): void;
  /** Lets go of everything. */
  close(): void;
}

export interface MediaCallParts {
  readonly callId: CallId;
  readonly room: MediaRoom;
  readonly teller: MediaTeller;
  readonly log: Log;
  readonly emptied: () => void;
}

/** How long what an earlier attempt of a page sent goes on beside the newer one, while the others change over, in milliseconds. */
const overlap = 3_000;
/** How long a call that is small again may take to leave the media server, in milliseconds. */
const descent = 20_000;

export function createMediaCall({ callId, room, teller, log, emptied }: MediaCallParts): MediaCall {
  let current: OpenCall | null = null;
  /** Of the newest that was read: reading takes a moment, in which somebody may be taken out or put on hold. */
  let revision = Number.NEGATIVE_INFINITY;
  /** Those who were taken out since that was read; the same reading, come once more, brings none of them back. */
  const dismissed = new Set<ParticipantId>();
  let leavesSince: Instant | null = null;
  /** Everybody's attempts, each one's newest last. */
  const attempts: Attempt[] = [];
  /** Those that the media server hasn't answered yet: what others send is agreed upon beside that. */
  const beginning = new Set<Attempt>();
  const inTurn = new Map<ParticipantId, Promise<unknown>>();
  /** How many ask to send and aren't answered yet. */
  let asking = 0;
  let isOver = false;

  function remove(which: (attempt: Attempt) => boolean): readonly Attempt[] {
    const gone = attempts.filter(which);
    const rest = attempts.filter((attempt) => !gone.includes(attempt));
    attempts.splice(0, Infinity, ...rest);
    for (const attempt of gone) attempt.close();
    if (gone.length > 0) letGo();
    return gone;
  }

  /** Once at most: whoever asks after that has another room, which isn't this one's to end. */
  function letGo(): void {
    if (isOver || asking > 0 || attempts.length > 0 || beginning.size > 0) return;
    isOver = true;
    emptied();
  }

  const tellLost = ({ participantId, id }: Attempt): void => teller.mediaLost(participantId, { callId, attempt: id });

  /** What isn't published yet comes to nothing. */
  function giveUp(which: (attempt: Attempt) => boolean): void {
    for (const attempt of beginning) if (which(attempt)) attempt.close();
  }

  function follow(): void {
    for (const { incoming } of [...attempts, ...beginning]) incoming.follow();
  }

  function up(attempt: Attempt): void {
    const { participantId, feed } = attempt;
    for (const other of room.feeds()) {
      if (other.participantId !== participantId || other.id === feed.id) continue;
      if (attempts.some((each) => each.feed.id === other.id)) continue;
      // It came by another server of ours, which this page has left.
      room.expel(other.id).catch((error: unknown) => log.warn({ callId, err: error }, 'An old feed is left.'));
    }
  }

  function learn({ call, revision: read }: ReadCall): void {
    if (read > revision) dismissed.clear();
    revision = read;
    current = call.status === 'open' ? [...dismissed].reduce(withoutPerson, call) : null;
  }

  function isOut(id: ParticipantId): boolean {
    return current === null || !takesPart(current, id);
  }

  async function begin({ participantId, connection }: Seat, request: PublishRequest): Promise<Attempt> {
    const { attempt: id, sdp: offer, lines } = request;
    let isBegun = false;
    let isUp = false;
    const { attempt: begun, published } = beginAttempt({
      ...{ callId, room, id, connection, offer },
      feed: { id: `${participantId}.${id}`, participantId, lines },
      wanted: () => (current === null ? [] : wantedLines(current, participantId, room.feeds())),
      offered: (body) => teller.mediaOffered(participantId, body),
      up() {
        isUp = true;
        if (isBegun) up(begun);
      },
      lost(error) {
        if (error !== null) log.warn({ callId, err: error }, 'A page has to send anew.');
        for (const attempt of remove((each) => each === begun)) tellLost(attempt);
      },
    });
    beginning.add(begun);
    try {
      await published;
      isBegun = true;
      beginning.delete(begun);
    } catch (error) {
      beginning.delete(begun);
      letGo();
      throw error;
    }
    const older = attempts.filter((each) => each.participantId === participantId);
    // One that is older still is overtaken twice.
    const [, ...overtaken] = older.toReversed();
    remove((each) => overtaken.includes(each));
    attempts.push(begun);
    if (isUp) up(begun);
    return begun;
  }

  async function publish(seat: Seat, request: PublishRequest, stored: ReadCall): Promise<Result<Published, Refusal>> {
    const { participantId } = seat;
    // It is left or ended already: whoever asks again is let into another one.
    if (isOver) return refused({ code: 'media-server-away' });
    if (stored.revision > revision) learn(stored);
    if (isOut(participantId)) return refused({ code: 'not-in-this-call' });
    const known = attempts.find((each) => each.participantId === participantId && each.id === request.attempt);
    try {
      if (known !== undefined) {
        if (!hasSameLines(known.feed.lines, request.lines)) return refused({ code: 'invalid-input', field: 'lines' });
        known.connection = seat.connection;
        if (known.agreed.offer !== request.sdp)
          known.agreed = { offer: request.sdp, answer: await known.renew(request.sdp) };
        return accepted({ sdp: known.agreed.answer });
      }
      const begun = await begin(seat, request);
      // Somebody may have been taken out meanwhile.
      if (isOut(participantId)) {
        remove((each) => each === begun);
        return refused({ code: 'not-in-this-call' });
      }
      begun.incoming.follow();
      return accepted({ sdp: begun.agreed.answer });
    } catch (error) {
      if (error instanceof MediaServerLost && isOut(participantId)) return refused({ code: 'not-in-this-call' });
      if (error instanceof MediaServerLost) return refused({ code: 'media-server-away' });
      if (!(error instanceof MediaRefused)) throw error;
      log.warn({ callId, err: error }, 'The media server takes no offer.');
      return refused({ code: 'invalid-input', field: 'sdp' });
    }
  }

  return {
    publish(seat, request, stored) {
      const { participantId } = seat;
      asking += 1;
      const done = Promise.resolve(inTurn.get(participantId))
        .then(() => publish(seat, request, stored))
        .finally(() => {
          asking -= 1;
          letGo();
        });
      inTurn.set(
        participantId,
        done.catch(() => undefined),
      );
      return done;
    },
    attemptOf({ participantId, connection }, id) {
      const all = [...attempts, ...beginning];
      const attempt = all.find((each) => each.participantId === participantId && each.id === id) ?? null;
      if (attempt !== null && attempt.connection !== connection) {
        attempt.connection = connection;
        attempt.incoming.sayAgain();
      }
      return attempt;
    },
    see(stored, now) {
      if (stored === null) current = null;
      else if (stored.revision >= revision) learn(stored);
      const inside = current;
      if (inside === null) {
        giveUp(() => true);
        remove(() => true);
        return;
      }
      giveUp(({ participantId }) => !takesPart(inside, participantId));
      for (const attempt of remove(({ participantId }) => !takesPart(inside, participantId))) tellLost(attempt);
      leavesSince = goesOverMediaServer(inside) ? null : (leavesSince ?? now);
      if (leavesSince !== null && now - leavesSince > descent) remove(() => true);
      const feeds = new Set(room.feeds().map(({ id }) => id));
      for (const attempt of attempts) {
        const isNewest = attempts.findLast(({ participantId }) => participantId === attempt.participantId) === attempt;
        const newer = attempts.find((each) => each !== attempt && each.participantId === attempt.participantId);
        if (!isNewest && newer !== undefined && feeds.has(newer.feed.id)) attempt.supersededAt ??= now;
      }
      remove(({ supersededAt }) => supersededAt !== null && now - supersededAt > overlap);
      follow();
    },
    dismiss(id) {
      dismissed.add(id);
      if (current !== null) current = withoutPerson(current, id);
      giveUp(({ participantId }) => participantId === id);
      remove(({ participantId }) => participantId === id);
    },
    follow,
    lose() {
      giveUp(() => true);
      for (const attempt of remove(() => true)) tellLost(attempt);
    },
    close() {
      giveUp(() => true);
      remove(() => true);
    },
  };
}

/** The call without somebody, until it is read anew: nobody is offered what they send, and they are let in to send by no late answer. */
function withoutPerson(call: OpenCall, id: ParticipantId): OpenCall {
  return {
    ...call,
    providers: call.providers.filter(({ participantId }) => participantId !== id),
    guests: call.guests.filter(({ participantId }) => participantId !== id),
    stays: call.stays.map((stay) => ({ ...stay, participantIds: stay.participantIds.filter((each) => each !== id) })),
  };
}

/** The others' pages are offered a feed's lines as they were when it began. */
function hasSameLines(left: readonly MediaLine[], right: readonly MediaLine[]): boolean {
  const isThere = ({ mid, kind }: MediaLine) => right.some((each) => each.mid === mid && each.kind === kind);
  return left.length === right.length && left.every(isThere);
}

import { refused } from '@anteroom/domain';
import type { CallId, ParticipantId, Result } from '@anteroom/domain';
import type { ReplyOf, RequestOf } from '@anteroom/protocol';
import type { Database } from '../../database/database.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import type { Refusal } from '../../refusal.ts';
import type { Attempt } from './attempt.ts';
import { isOfferOf } from './check-description.ts';
import { createMediaCall, type MediaCall, type MediaTeller, type Seat } from './media-call.ts';
import type { MediaRoom, MediaServers } from './media-room.ts';
import { goesOverMediaServer, mayGoUnencrypted, takesPart } from './rules-of-call.ts';

/** What goes over media servers, for the pages of this server. */
export interface CallMedia {
  publish(seat: Seat, request: RequestOf<'publish'>): Promise<Result<ReplyOf<'publish'>, Refusal>>;
  /** What a page has begun; null where nothing is known of it, which the page is told. */
  attemptOf(callId: CallId, seat: Seat, attempt: string): Promise<Attempt | null>;
  /** Who is in a call, or who is with whom, may have changed. */
  touched(callId: CallId): void;
  /** Somebody is out of a call. */
  dismissed(callId: CallId, id: ParticipantId): void;
  /** Looks at the calls again: another server of ours may have changed them. */
  tick(): Promise<void>;
  close(): Promise<void>;
}

export interface CallMediaParts {
  readonly servers: MediaServers;
  readonly database: Database;
  readonly teller: MediaTeller;
  readonly clock: Clock;
  readonly log: Log;
}

const notIn: Result<never, Refusal> = refused({ code: 'not-in-this-call' });

export function createCallMedia({ servers, database, teller, clock, log }: CallMediaParts): CallMedia {
  const calls = new Map<CallId, Promise<MediaCall | null>>();
  /** Calls that are looked at right now, and whether they may have changed since that was begun. */
  const looks = new Map<CallId, { again: boolean }>();

  function mediaCallOf(callId: CallId): Promise<MediaCall | null> {
    const known = calls.get(callId);
    if (known !== undefined) return known;
    const opening = open(callId);
    calls.set(callId, opening);
    opening.then(
      (opened) => opened === null && forget(callId, opening),
      () => forget(callId, opening),
    );
    return opening;

    function open(id: CallId): Promise<MediaCall | null> {
      let call: MediaCall | null = null;
      const events = {
        feedsChanged: () => call?.follow(),
        lost() {
          forget(id, opening);
          call?.lose();
        },
      };
      return servers.open(id, events).then((room) => {
        if (room === null) return null;
        call = createMediaCall({ callId: id, room, teller, log, emptied: () => empty(id, opening, room) });
        return call;
      });
    }
  }

  function forget(callId: CallId, which: Promise<MediaCall | null>): void {
    if (calls.get(callId) === which) calls.delete(callId);
  }

  /** Nobody here sends any more. The room ends where nobody sends by another server of ours either. */
  function empty(callId: CallId, which: Promise<MediaCall | null>, room: MediaRoom): void {
    forget(callId, which);
    if (room.feeds().length === 0) room.end();
    else room.leave();
  }

  async function look(callIds: readonly CallId[]): Promise<void> {
    if (callIds.length === 0) return;
    const stored = await database.stores.calls.loadMany(callIds);
    for (const callId of callIds) {
      const media = await calls.get(callId);
      media?.see(stored.find(({ call }) => call.id === callId) ?? null, clock.now());
    }
  }

  function touched(callId: CallId): void {
    if (!calls.has(callId)) return;
    const begun = looks.get(callId);
    if (begun === undefined) void lookAt(callId);
    else begun.again = true;
  }

  /** One command touches a call once for everybody whom it tells: all of them are served by one look. */
  async function lookAt(callId: CallId): Promise<void> {
    const state = { again: true };
    looks.set(callId, state);
    await Promise.resolve();
    while (state.again) {
      state.again = false;
      try {
        await look([callId]);
      } catch (error) {
        log.error({ callId, err: error }, 'A call could not be looked at.');
      }
    }
    looks.delete(callId);
  }

  return {
    async publish(seat, request) {
      const { callId, sdp, lines, isEncrypted } = request;
      const stored = await database.stores.calls.load(callId);
      if (stored === null || stored.call.status !== 'open' || !takesPart(stored.call, seat.participantId)) return notIn;
      if (!goesOverMediaServer(stored.call)) return refused({ code: 'conflict' });
      if (!isEncrypted && !mayGoUnencrypted(stored.call)) return refused({ code: 'encryption-required' });
      if (!isOfferOf(sdp, lines)) return refused({ code: 'invalid-input', field: 'sdp' });
      const media = await mediaCallOf(callId);
      if (media === null) return refused({ code: 'media-server-away' });
      const published = await media.publish(seat, request, stored);
      // All of it takes a moment, in which somebody may have been taken out.
      touched(callId);
      return published;
    },
    async attemptOf(callId, seat, id) {
      const attempt = (await calls.get(callId))?.attemptOf(seat, id) ?? null;
      if (attempt === null) teller.mediaLost(seat.participantId, { callId, attempt: id });
      return attempt;
    },
    touched,
    dismissed(callId, id) {
      void calls.get(callId)?.then((media) => media?.dismiss(id));
    },
    tick: () => look([...calls.keys()]),
    async close() {
      for (const opening of calls.values()) (await opening.catch(() => null))?.close();
      await servers.close();
    },
  };
}

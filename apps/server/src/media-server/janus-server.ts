import type { CallId } from '@anteroom/domain';
import { MediaRefused, MediaServerLost } from '../features/call-media/media-room.ts';
import type { MediaRoom, RoomEvents } from '../features/call-media/media-room.ts';
import type { Log } from '../platform/log.ts';
import { createJanusRoom, type RoomKeys } from './janus-room.ts';
import { openJanusSession, type JanusAddress, type JanusHandle, type JanusSession } from './janus-session.ts';

/** One Janus, and how it is reached. */
export interface JanusPlace extends JanusAddress {
  /** What making a room needs; null where the Janus asks for none. */
  readonly adminKey: string | null;
}

/** One Janus as it is seen from here: connected to whenever it answers. */
export interface JanusServer {
  readonly isUp: boolean;
  /** How many send over it, in all rooms, also those of other servers of ours. @throws MediaServerLost */
  load(): Promise<number>;
  /** Whether the room is there. @throws MediaServerLost */
  has(callId: CallId): Promise<boolean>;
  /** The call's room, made where it isn't there. @throws MediaServerLost, MediaRefused */
  open(callId: CallId, keys: RoomKeys, events: RoomEvents): Promise<MediaRoom>;
  close(): void;
}

export interface JanusServerParts {
  /** Where it is now: one that is our child has other secrets after each start. Null while it isn't anywhere. */
  readonly place: () => JanusPlace | null;
  /** It can be used from now on, or no longer. */
  readonly changed: () => void;
  readonly log: Log;
}

/** How long it takes until the next try to reach one that doesn't answer, in milliseconds. */
const retryEvery = 100;

/** One that is just starting, as with this server, isn't worth a word; milliseconds. */
const startTime = 3_000;

/** Two pages of everybody may stand beside each other while the newer one takes over, and a third on its way. */
const mostPublishers = 60;

/** Connects to a Janus, and again whenever the connection is lost, until it is closed. */
export function createJanusServer({ place, changed, log }: JanusServerParts): JanusServer {
  let current: {
    readonly session: JanusSession;
    readonly keeper: JanusHandle;
    readonly adminKey: string | null;
  } | null = null;
  let isClosed = false;
  let isAway = false;
  /** Since when none answers; null while one does. */
  let failingSince: number | null = null;
  let timer: NodeJS.Timeout | undefined;
  const open = new Map<CallId, RoomEvents>();

  void connect();

  async function connect(): Promise<void> {
    const at = place();
    if (at === null) return again();
    let opened: JanusSession | null = null;
    try {
      const session = await openJanusSession(at, lost);
      opened = session;
      const keeper = await session.attach({});
      if (isClosed) return session.close();
      current = { session, keeper, adminKey: at.adminKey };
      if (isAway) log.info({ url: at.url }, 'The media server answers.');
      isAway = false;
      failingSince = null;
      changed();
    } catch (error) {
      opened?.close();
      failingSince ??= performance.now();
      if (!isAway && performance.now() - failingSince > startTime) {
        log.warn({ url: at.url, err: error }, 'The media server does not answer.');
        isAway = true;
      }
      again();
    }
  }

  function again(): void {
    if (isClosed) return;
    timer = setTimeout(() => void connect(), retryEvery);
    timer.unref();
  }

  function lost(): void {
    current = null;
    if (isClosed) return;
    log.warn({}, 'The media server is gone.');
    isAway = true;
    const rooms = [...open.values()];
    open.clear();
    changed();
    for (const room of rooms) room.lost();
    void connect();
  }

  function up() {
    if (current === null) throw new MediaServerLost();
    return current;
  }

  return {
    get isUp() {
      return current !== null;
    },
    async load() {
      const { keeper, adminKey } = up();
      const { data } = await keeper.ask({ request: 'list', ...(adminKey === null ? {} : { admin_key: adminKey }) });
      return (data.list ?? []).reduce((sum, { num_participants: senders }) => sum + senders, 0);
    },
    async has(callId) {
      return (await up().keeper.ask({ request: 'exists', room: callId })).data.exists === true;
    },
    async open(callId, keys, events) {
      const { session, keeper, adminKey } = up();
      if (!(await this.has(callId))) await keeper.ask(roomRequest(callId, keys, adminKey)).catch(unlessThere);
      if (current?.session !== session) throw new MediaServerLost();
      open.set(callId, events);
      return createJanusRoom({
        ...{ session, keeper, name: callId, keys, events },
        left() {
          if (open.get(callId) === events) open.delete(callId);
        },
      });
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
      current?.session.close();
      current = null;
    },
  };
}

function roomRequest(callId: CallId, { secret, pin }: RoomKeys, adminKey: string | null) {
  return {
    request: 'create',
    room: callId,
    ...(adminKey === null ? {} : { admin_key: adminKey }),
    secret,
    pin,
    is_private: true,
    permanent: false,
    publishers: mostPublishers,
    // Both browsers have it, simulcast is simplest with it, and its frames can be sealed past their first bytes.
    videocodec: 'vp8',
    audiocodec: 'opus',
    // Most of twenty say nothing most of the time: two or three packets a second instead of fifty then.
    opus_dtx: true,
    // Pages ask for a whole picture by themselves.
    fir_freq: 0,
    audiolevel_event: false,
    notify_joining: false,
    record: false,
    // Only with the room's secret, which no page has.
    lock_record: true,
  };
}

/** Another of our servers may have made it in the same moment. */
function unlessThere(error: unknown): void {
  if (error instanceof MediaRefused && error.message.startsWith('427:')) return;
  throw error;
}

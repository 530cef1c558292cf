import { MediaRefused, MediaServerLost } from '../features/call-media/media-room.ts';
import { openJanusLink, type JanusLink } from './janus-link.ts';
import type { JanusMessage, RoomData } from './janus-messages.ts';

/** What the VideoRoom answers. */
export interface RoomAnswer {
  readonly data: RoomData;
  readonly sdp: string | null;
}

export interface HandleEvents {
  /** Media can flow. */
  up?(): void;
  /** The connection of the handle is over, or the handle itself. */
  gone?(): void;
  /** What the room says by itself. */
  told?(data: RoomData): void;
}

/** One attachment to the VideoRoom: somebody who sends, somebody who receives, or the one that looks after rooms. */
export interface JanusHandle {
  /** @throws MediaRefused with the plugin's words; MediaServerLost */
  ask(
    body: Readonly<Record<string, unknown>>,
    description?: { readonly type: 'offer' | 'answer'; readonly sdp: string },
  ): Promise<RoomAnswer>;
  /** Lets it go: no event comes any more, and its media stops at once. */
  close(): void;
}

/** Our session with one Janus. */
export interface JanusSession {
  attach(events: HandleEvents): Promise<JanusHandle>;
  close(): void;
}

export interface JanusAddress {
  readonly url: string;
  readonly secret: string;
}

/** How long it may take until it says a word, in milliseconds; the slowest seen is some 20 ms. */
const patience = 3_000;
/**
 * The same for what a room answers, in milliseconds. It does one thing after the other for all that are in it: where nine came at once on
 * a machine that was busy otherwise, that took more than three seconds, and nothing was wrong. Whether it lives is asked beside that.
 */
const patienceWithRoom = 20_000;
/** How often it is asked whether it is alive. Janus itself forgets a session after a minute without a word. */
const keepAliveEvery = 2_000;

/**
 * Opens a session with a Janus.
 * @param lost called once when it is gone, unless it was closed
 * @throws MediaServerLost where none answers; MediaRefused where it doesn't take the secret
 */
export async function openJanusSession({ url, secret }: JanusAddress, lost: () => void): Promise<JanusSession> {
  const handles = new Map<number, HandleEvents>();
  let isClosed = false;
  const link = await openJanusLink({
    url,
    secret,
    patience,
    patienceWithRoom,
    heard,
    lost() {
      clearInterval(timer);
      handles.clear();
      if (!isClosed) lost();
    },
  });
  const timer = setInterval(() => void keepAlive(), keepAliveEvery);
  timer.unref();
  let sessionId: number;
  try {
    sessionId = idOf(await link.ask({ janus: 'create' }));
  } catch (error) {
    isClosed = true;
    link.close();
    throw error;
  }

  async function keepAlive(): Promise<void> {
    try {
      const answer = await link.ask({ janus: 'keepalive', session_id: sessionId });
      // It has forgotten the session, as after a long standstill of ours: all that was in it is gone.
      if (answer.janus === 'error') link.close();
    } catch {
      // The link says so by itself.
    }
  }

  function heard({ janus, sender, plugindata }: JanusMessage): void {
    if (janus === 'timeout') return link.close();
    const events = sender === undefined ? undefined : handles.get(sender);
    if (events === undefined || sender === undefined) return;
    if (janus === 'webrtcup') events.up?.();
    if (janus === 'hangup' || janus === 'detached') events.gone?.();
    if (janus === 'event' && plugindata !== undefined) events.told?.(plugindata.data);
  }

  return {
    async attach(events) {
      const answer = await link.ask({
        janus: 'attach',
        session_id: sessionId,
        plugin: 'janus.plugin.videoroom',
      });
      const id = idOf(answer);
      handles.set(id, events);
      return handleOf(link, { session_id: sessionId, handle_id: id }, () => handles.delete(id));
    },
    close() {
      isClosed = true;
      link.close();
    },
  };
}

function handleOf(
  link: JanusLink,
  ids: { readonly session_id: number; readonly handle_id: number },
  closed: () => boolean,
): JanusHandle {
  return {
    async ask(body, description) {
      const request = { janus: 'message', ...ids, body, ...(description === undefined ? {} : { jsep: description }) };
      const { plugindata, jsep, error } = await link.ask(request);
      if (plugindata === undefined) throw new MediaRefused(error?.reason ?? 'No answer of the room.');
      const { data } = plugindata;
      if (data.error !== undefined) throw new MediaRefused(`${data.error_code ?? 0}: ${data.error}`);
      return { data, sdp: jsep?.sdp ?? null };
    },
    close() {
      // A second time it isn't known any more.
      if (!closed()) return;
      link.ask({ janus: 'detach', ...ids }).catch((error: unknown) => {
        if (!(error instanceof MediaServerLost)) throw error;
      });
    },
  };
}

function idOf({ data, error }: JanusMessage): number {
  if (data === undefined) throw new MediaRefused(error?.reason ?? 'No id came.');
  return data.id;
}

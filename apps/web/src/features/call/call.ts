import type { CallId, ParticipantId } from '@anteroom/domain';
import { createConnectionSupply, createRepairs, createTalk } from '@anteroom/media';
import type { ConnectionSupply, DeviceWatch, LocalMedia, MediaSession, Repairs, Talk } from '@anteroom/media';
import { toClient, toServer } from '@anteroom/protocol';
import type { Ack, BodyOf, CallView, HostAction } from '@anteroom/protocol';
import type { Connection } from '../../connection/connection.ts';
import { createServerClock, type ServerClock } from '../../connection/server-clock.ts';
import { createSignalRelay } from '../../connection/signal-relay.ts';
import { createStore, type Store } from '../../connection/store.ts';
import { createChat, type Chat } from '../call-chat/chat.ts';
import { tellBandwidth } from './bandwidth-teller.ts';
import { mediaFrom, waysOf, type CreateMedia } from './call-media.ts';
import { createCallEncryption, type CallEncryption } from './call-encryption.ts';
import { createInOneGo, pauseIn } from './in-one-go.ts';
import { createCallSound, type CallSound } from './call-sound.ts';
import { callStateOf, hasNewStream, sending, type CallState } from './call-state.ts';
import { backgroundWish } from './effects/background-wish.ts';
import { noiseWish } from './effects/noise-wish.ts';
import { createOwnBackground, type OwnBackground } from './effects/own-background.ts';
import { readPageBrand } from './effects/page-brand.ts';
import { createQuietMicrophone, type QuietMicrophone } from './effects/quiet-microphone.ts';
import { directMedia, followMedia } from './media-server/follow-media.ts';
import { createCallLine, type CallLine } from './quality/call-line.ts';
import { renewRelay } from './renew-relay.ts';
import { watchCallDevices } from './watch-call-devices.ts';
import { followConsent, type CallConsent } from './consent/call-consent.ts';
import { followVerification, type CallVerification } from './verify/call-verification.ts';

/**
 * Why a call is over here: what the server said; that it doesn't let this page in again; or that a newer page of the
 * same person has taken over.
 */
export type CallEnd = BodyOf<'callLeft'>['reason'] | 'refused' | 'superseded';

/** One call that this page takes part in, media and all. It lives outside of every view. */
export interface Call {
  readonly callId: CallId;
  /** The room that it is in; null for a call with callers of a waiting area. */
  readonly room: CallView['room'];
  readonly state: Store<CallState>;
  /** The server's clock, by which the duration runs. */
  readonly clock: ServerClock;
  /** The own microphone and camera; they belong to whoever handed them in. */
  readonly local: LocalMedia;
  /** What is heard of the others. */
  readonly sound: CallSound;
  /** The short code that shows whether somebody is in between (C6); null where the browser has no cryptography. */
  readonly verification: CallVerification | null;
  /** Consent and recording (C9); null in a room, whose calls have no record. */
  readonly consent: CallConsent | null;
  readonly encryption: CallEncryption;
  /** What the pages of the call say to each other, past the server. */
  readonly talk: Talk;
  /** The own line: what it is used for, and how it is. */
  readonly line: CallLine;
  /** What people write to each other (C3). */
  readonly chat: Chat;
  /** The own sound as it goes out. */
  readonly quiet: QuietMicrophone;
  /** What is behind the own picture. */
  readonly background: OwnBackground;
  /** Shows everybody a second picture, such as a screen (C4), or none any more. The track belongs to who shares it. */
  share(track: MediaStreamTrack | null): void;
  /** What becomes of the own devices while the call goes on. */
  readonly devices: DeviceWatch;
  /** "Refresh connections" (C1). */
  refresh(): void;
  /** Staff: leaves, whether the server answers or not; the last provider's leaving puts the callers on hold. */
  leave(): Promise<Ack<object>>;
  /** Staff inside: nobody joins from outside any more, or whoever may can again (W8). */
  lock(locked: boolean): Promise<Ack<object>>;
  /** Staff inside: mutes others, puts them on hold inside the call, takes them back, or takes them out (C2). */
  manage(action: HostAction, ids: readonly ParticipantId[]): Promise<Ack<object>>;
  /** Calls the listener whenever a host has muted this page, with the host's name; returns the way to stop it. */
  onMuted(listener: (by: string) => void): () => void;
  /** Staff: ends the call for everybody. */
  end(): Promise<Ack<object>>;
  /** Ends it on this page, and tells nobody. */
  close(): void;
  /** Told once, when it is over on this page. */
  onClosed(listener: () => void): void;
}

export interface CallParts {
  readonly connection: Connection;
  /** What the server sent at the admission. */
  readonly view: CallView;
  readonly local: LocalMedia;
  /** Told once, when the call is over here without a `close`; it is closed by then. */
  onLeft(reason: CallEnd): void;
  /** Connections made ready before; without it they are made when they are needed. */
  readonly supply?: ConnectionSupply;
  readonly createMedia?: CreateMedia;
  readonly createSound?: (state: Store<CallState>) => CallSound;
  readonly watchPage?: (session: MediaSession) => Repairs;
}

const retryAfter = 2000;

/** Begins a call that this page was admitted to: media run from here on, through every loss of the server. */
export function createCall(parts: CallParts): Call {
  const { connection, supply = createConnectionSupply(), createSound = createCallSound } = parts;
  const { createMedia = mediaFrom(supply, connection), watchPage = (session) => createRepairs({ session }) } = parts;
  const { callId } = parts.view;
  const background = createOwnBackground({ local: parts.local, wish: backgroundWish, readBrand: readPageBrand });
  const { local } = background;
  const clock = createServerClock();
  const relay = createSignalRelay(connection, callId);
  const media = createMedia({ view: parts.view, signalling: relay, local });
  // First of all: what the browser does for an offer takes as long as the rest of this.
  directMedia(media, parts.view);
  const talk = createTalk({ session: media });
  media.speakOver(talk);
  const quiet = createQuietMicrophone({
    local,
    wish: noiseWish,
    onTracks: () => media.setLocal(quiet.tracks()),
  });
  const repairs = watchPage(media);
  const line = createCallLine({ callId, media, talk, local, repairs });
  let view = parts.view;
  let announced: string | null = null;
  const closings = new Set<() => void>();
  let closed = false;
  let again: ReturnType<typeof setTimeout> | undefined;
  clock.learn(view.now);
  const state = createStore(drawn(null));
  const sound = createSound(state);
  const devices = watchCallDevices(local, sound);
  const consent = parts.view.room === null ? followConsent({ callId, connection, talk, call: state }) : null;
  const verification = followVerification({ callId, self: view.self, talk, call: state });
  const chat = createChat({ talk, call: state });

  function drawn(before: CallState | null): CallState {
    const isAway = connection.state.read().kind !== 'connected';
    const sources = { view, local: local.view(), peers: media.peers(), line: line.view.read(), isAway };
    return callStateOf(sources, before);
  }

  function draw(): void {
    if (!closed) state.set(drawn(state.read()));
  }

  function take(next: BodyOf<'callChanged'>): void {
    if (next.revision < view.revision) return;
    // Before the connection with whoever has come begins.
    if (next.relayOnly !== view.relayOnly) supply.configure(waysOf({ ...view, ...next }));
    view = { ...view, ...next };
    directMedia(media, view);
    draw();
  }

  function announce(): void {
    const now = sending(local.view());
    const text = JSON.stringify(now);
    if (text === announced || connection.state.read().kind !== 'connected') return;
    announced = text;
    void connection.request(toServer.announceMedia, { callId, ...now }).then((answer) => {
      if (!answer.ok && announced === text) announced = null;
    });
  }

  async function enterAgain(): Promise<void> {
    clearTimeout(again);
    const before = view.revision;
    const answer = await connection.request(toServer.enterCall, { callId });
    if (closed) return;
    if (answer.ok) {
      clock.learn(answer.value.now);
      supply.configure(waysOf(answer.value));
      // What it says now is the truth, unless a change overtook the answer.
      if (view.revision === before) view = { ...view, revision: 0 };
      take(answer.value);
      relay.resume();
      // A network that changes breaks the line to the server first.
      repairs.notice('network');
      announced = null;
      announce();
    } else if (answer.error.code === 'unavailable') {
      if (connection.state.read().kind === 'connected') again = setTimeout(() => void enterAgain(), retryAfter);
    } else {
      finish('refused');
    }
  }

  function close(): void {
    if (closed) return;
    closed = true;
    clearTimeout(again);
    for (const stop of stops) stop();
    devices.close();
    for (const listener of closings) listener();
    sound.close();
    consent?.close();
    verification?.close();
    quiet.close();
    background.close();
    line.close();
    repairs.close();
    chat.close();
    talk.close();
    media.close();
    relay.close();
  }

  function finish(reason: CallEnd): void {
    if (closed) return;
    close();
    parts.onLeft(reason);
  }

  const often = createInOneGo(draw, () => pauseIn(view.participants.length));
  const mutedListeners = new Set<(by: string) => void>();
  let isFirstOpening = connection.state.read().kind === 'connected';
  const stops = [
    tellBandwidth({ media, connection, callId }),
    followMedia({ callId, media, connection, state, verification }),
    media.subscribe(() => (hasNewStream(state.read(), media.peers()) ? draw() : often.ask())),
    line.view.subscribe(often.ask),
    often.close,
    local.subscribe(() => {
      media.setLocal(quiet.tracks());
      draw();
      announce();
    }),
    connection.state.subscribe(() => {
      const { kind } = connection.state.read();
      if (kind === 'superseded') finish('superseded');
      else if (kind === 'signed-out') finish('refused');
      else draw();
    }),
    connection.on(toClient.callChanged, (changed) => changed.callId === callId && take(changed)),
    connection.on(toClient.callEntered, (entered) => entered.callId === callId && take(entered)),
    connection.on(toClient.mediaAnnounced, ({ callId: of, participantId, microphone, camera }) => {
      if (of !== callId) return;
      const participants = view.participants.map((one) =>
        one.participantId === participantId ? { ...one, microphone, camera } : one,
      );
      view = { ...view, participants };
      draw();
    }),
    connection.on(toClient.muted, ({ callId: of, by }) => {
      const { status } = local.view().microphone;
      if (of !== callId || (status !== 'on' && status !== 'opening')) return;
      void local.setMicrophone(false);
      const name = view.participants.find(({ participantId }) => participantId === by)?.name ?? '';
      for (const listener of [...mutedListeners]) listener(name);
    }),
    connection.on(toClient.callLeft, (left) => left.callId === callId && finish(left.reason)),
    renewRelay(connection, callId, (iceServers) => {
      view = { ...view, iceServers };
      supply.configure(waysOf(view));
    }),
    connection.onConnected(() => {
      if (!isFirstOpening) void enterAgain();
      isFirstOpening = false;
    }),
  ];

  announce();

  return {
    callId,
    room: parts.view.room,
    state,
    clock,
    local,
    sound,
    consent,
    verification,
    talk,
    line,
    chat,
    quiet,
    background,
    share: (track) => media.setShared(track),
    devices,
    refresh: () => media.restart(),
    async leave() {
      const answer = await connection.request(toServer.leaveCall, { callId });
      // Nobody is kept in a call by a server that is away: it finds out by itself that they have gone.
      if (answer.ok || answer.error.code === 'unavailable' || answer.error.code === 'not-in-this-call') finish('left');
      return answer;
    },
    encryption: createCallEncryption(connection, callId),
    lock: (locked) => connection.request(toServer.lockCall, { callId, locked }),
    manage: (action, ids) => connection.request(toServer.manageCall, { callId, action, participantIds: [...ids] }),
    onMuted(listener) {
      mutedListeners.add(listener);
      return () => mutedListeners.delete(listener);
    },
    async end() {
      const answer = await connection.request(toServer.endCall, { callId });
      if (answer.ok) finish('ended');
      return answer;
    },
    close,
    onClosed: (listener) => void closings.add(listener),
  };
}

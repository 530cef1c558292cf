import type { CallId, ConsultationId, RoomId } from '@anteroom/domain';
import { createConnectionSupply, createLocalMedia } from '@anteroom/media';
import type { LocalMedia } from '@anteroom/media';
import { toServer } from '@anteroom/protocol';
import type { Ack, CallView, Me, MyClinic } from '@anteroom/protocol';
import { createConnection } from '../../connection/connection.ts';
import type { Connection } from '../../connection/connection.ts';
import { createPreference } from '../../connection/preference.ts';
import type { Preference } from '../../connection/preference.ts';
import { createServerClock } from '../../connection/server-clock.ts';
import type { ServerClock } from '../../connection/server-clock.ts';
import { createStore } from '../../connection/store.ts';
import type { Store, WritableStore } from '../../connection/store.ts';
import { createWaitingListMirror } from '../../connection/waiting-list.ts';
import type { WaitingListMirror } from '../../connection/waiting-list.ts';
import { createCall } from '../call/call.ts';
import type { Call, CallEnd } from '../call/call.ts';
import { onceReached } from '../call/once-reached.ts';
import { createRoomsMirror } from '../room/rooms-mirror.ts';
import type { RoomsMirror } from '../room/rooms-mirror.ts';
import { createDueCallers } from '../alerts/due-callers.ts';
import type { DueCallers } from '../alerts/due-callers.ts';
import { onceABrowser } from '../alerts/once-a-browser.ts';
import { createChime } from './chime.ts';
import { createArrivalAlert, createKnockAlert } from './arrival-alert.ts';
import { createRememberedChoice } from './dashboard-choice.ts';
import { createWaitingArea } from './waiting-area.ts';
import type { WaitingArea } from './waiting-area.ts';

/** One clinic as a member of its staff sees it: kept while pages come and go. */
export interface Clinic {
  readonly details: MyClinic;
  readonly connection: Connection;
  readonly clock: ServerClock;
  readonly mirror: WaitingListMirror;
  readonly area: WaitingArea;
  readonly rooms: RoomsMirror;
  /** From so many milliseconds of waiting on a caller is late (W1); follows what the clinic sets. */
  readonly lateAfter: WritableStore<number>;
  /** The room whose *Enter* was pressed, until its page has taken that up. */
  readonly wantedRoom: WritableStore<RoomId | null>;
  /** The own microphone and camera; another object after every call, so that nothing of it stays open. */
  readonly local: Store<LocalMedia>;
  readonly settings: ClinicSettings;
  /** Callers of whom this person wants to hear, and from how many minutes of waiting on (W5). */
  readonly due: DueCallers;
  readonly alertsAfter: WritableStore<number>;
  /** The call that this page is in; null while in none. */
  readonly call: Store<Call | null>;
  /** The same, a moment later: what needn't be drawn before the others are reached looks at this one. */
  readonly reachedCall: Store<Call | null>;
  /** Joins a caller, and begins the call before any page is drawn. */
  join(id: ConsultationId): Promise<Ack<Call>>;
  /** Brings several callers together, all or none: into the call that this page is in, or else into a new one (S7). */
  gather(ids: readonly ConsultationId[]): Promise<Ack<Call>>;
  /** Goes into a room, and begins its call before any page is drawn. */
  enterRoom(id: RoomId): Promise<Ack<Call>>;
  /** Comes back into a call that this person is in, as after a reload. */
  enterCall(callId: CallId): Promise<Ack<Call>>;
  /** Tells why a call was over here; the handler stays until the returned function is called. */
  onCallOver(handler: (reason: CallEnd) => void): () => void;
  close(): void;
}

/** What the person set for this browser. */
export interface ClinicSettings {
  readonly sound: Preference;
  /** A sound when somebody knocks at a room. */
  readonly knockSound: Preference;
  /** Camera and microphone run before a call, so that it begins at once; off unless the person wants it. */
  readonly cameraReady: Preference;
  readonly panel: Preference;
}

/**
 * How long after the others are reached the list behind the call learns of it, in milliseconds: the first picture is waited for
 * (P1), and its page leaves the list anyway.
 */
const untilSeen = 1000;

/** Opens a clinic: connection, list, and all that lives longer than one page. */
export function openClinic(details: MyClinic, me: Pick<Me, 'personId'>): Clinic {
  const connection = createConnection({ as: 'staff' });
  const clock = createServerClock();
  const mirror = createWaitingListMirror({ connection, clinicId: details.id, clock });
  const area = createWaitingArea(connection, mirror, {
    choice: createRememberedChoice(me.personId, details.id),
    self: me.personId,
  });
  const rooms = createRoomsMirror({ connection, clinicId: details.id, clock });
  const lateAfter = createStore(details.lateAfterMinutes * 60_000);
  const wantedRoom = createStore<RoomId | null>(null);
  const local = createStore(createLocalMedia());
  const supply = createConnectionSupply();
  const call = createStore<Call | null>(null);
  const reachedCall = createStore<Call | null>(null);
  const overHandlers = new Set<(reason: CallEnd) => void>();
  const settings: ClinicSettings = {
    sound: createPreference('arrival-sound', true),
    knockSound: createPreference('knock-sound', true),
    cameraReady: createPreference('camera-ready', false),
    panel: createPreference('clinic-panel', true),
  };
  const alertsAfter = createStore<number>(0);
  const due = createDueCallers({ list: mirror.list, clock, afterMinutes: alertsAfter });
  const alert = createArrivalAlert({ onArrived: due.onDue }, settings.sound, createChime(), document, (play) => {
    // Several pages of one browser are one pair of ears.
    void onceABrowser('sound', play);
  });
  const knockAlert = createKnockAlert(rooms, settings.knockSound);
  // A certificate takes a moment to make; neither a device nor the network is touched.
  void supply.warm();

  function begin(view: CallView): Call {
    const current = call.read();
    if (current?.callId === view.callId) return current;
    current?.close();
    openDevices();
    const begun = createCall({
      connection,
      view,
      local: local.read(),
      supply,
      onLeft(reason) {
        if (call.read() === begun) over(reason);
      },
    });
    call.set(begun);
    reachedCall.set(null);
    void onceReached(begun.state).then(() => {
      setTimeout(() => {
        if (call.read() === begun) reachedCall.set(begun);
      }, untilSeen);
    });
    return begun;
  }

  /** Pressing Join asks for microphone and camera; without them the call begins all the same. */
  function openDevices(): void {
    const devices = local.read();
    if (devices.view().tracks.audio !== null) void devices.setMicrophone(true);
    void devices.open({ microphone: true, camera: true });
  }

  function over(reason: CallEnd): void {
    call.set(null);
    reachedCall.set(null);
    supply.configure({ iceServers: [] });
    void supply.warm();
    rest();
    for (const handler of [...overHandlers]) handler(reason);
  }

  /** Outside of a call nothing runs, or, where the person wants them ready, the camera and a muted microphone. */
  function rest(): void {
    if (call.read() !== null) return;
    if (settings.cameraReady.read()) return void standBy();
    const { audio, video } = local.read().view().tracks;
    if (audio === null && video === null) return;
    local.read().close();
    local.set(createLocalMedia());
  }

  async function standBy(): Promise<void> {
    const devices = local.read();
    await devices.open({ microphone: true, camera: true });
    if (call.read() === null && devices.view().microphone.status === 'on') await devices.setMicrophone(false);
  }

  const stopResting = settings.cameraReady.subscribe(rest);
  rest();

  return {
    details,
    connection,
    clock,
    mirror,
    area,
    rooms,
    lateAfter,
    wantedRoom,
    local,
    settings,
    due,
    alertsAfter,
    call,
    reachedCall,
    async join(id) {
      // All of these take time, and none needs another.
      openDevices();
      const [answer] = await Promise.all([area.command(id, { type: 'join' }), supply.warm()]);
      if (answer.ok && answer.value !== null) return { ok: true, value: begin(answer.value) };
      rest();
      return answer.ok ? { ok: false, error: { code: 'server-error' } } : answer;
    },
    async gather(ids) {
      const running = call.read();
      if (running === null) openDevices();
      const [answer] = await Promise.all([area.gather(ids, running?.callId ?? null), supply.warm()]);
      if (answer.ok) return { ok: true, value: begin(answer.value) };
      rest();
      return answer;
    },
    async enterRoom(roomId) {
      const current = call.read();
      if (current?.room?.id === roomId) return { ok: true, value: current };
      openDevices();
      const [answer] = await Promise.all([connection.request(toServer.enterRoom, { roomId }), supply.warm()]);
      if (answer.ok) return { ok: true, value: begin(answer.value) };
      rest();
      return answer;
    },
    async enterCall(callId) {
      const current = call.read();
      if (current?.callId === callId) return { ok: true, value: current };
      const answer = await connection.request(toServer.enterCall, { callId });
      return answer.ok ? { ok: true, value: begin(answer.value) } : answer;
    },
    onCallOver(handler) {
      overHandlers.add(handler);
      return () => overHandlers.delete(handler);
    },
    close() {
      stopResting();
      overHandlers.clear();
      call.read()?.close();
      alert.close();
      due.close();
      knockAlert.close();
      area.close();
      rooms.close();
      mirror.close();
      local.read().close();
      supply.close();
      connection.close();
    },
  };
}

import { createConnectionSupply, type ConnectionSettings } from '@anteroom/media';
import { callId, callView, participantId, toServer } from '@anteroom/protocol';
import type { CallParticipant, CallView } from '@anteroom/protocol';
import { createConnection } from '../../../connection/connection.ts';
import { createFakeServer, yes } from '../../../connection/testing/fake-wire.ts';
import { idText } from '../../../connection/testing/sample-rows.ts';
import { createStore } from '../../../connection/store.ts';
import { createCall } from '../call.ts';
import { createFakeLocal, createFakeMedia, createFakeRepairs } from './fake-media.ts';

/** The call of these tests. */
export const call = callId.parse(idText('call'));
/** Somebody's id, by a name. */
export const person = (name: string) => participantId.parse(idText(name));
const inCall = (name: string): CallParticipant => ({
  participantId: person(name),
  kind: 'caller',
  name,
  here: true,
  microphone: true,
  camera: true,
});
const usual = {
  limit: 6,
  topology: 'mesh',
  encryption: 'end-to-end',
  relayOnly: false,
  isLocked: false,
  consents: [],
  recordedBy: null,
};
/** What the server says of the call to whom it admits, who is called `chen`. */
export const viewWith = (revision: number, ...names: readonly string[]): CallView =>
  callView.parse({
    callId: call,
    revision,
    self: person('chen'),
    startedAt: 500,
    now: 1000,
    participants: names.map((name) => inCall(name)),
    iceServers: [],
    ...usual,
    room: null,
  });

/** Begins the call with one other, without a server, media or a browser. */
export function begin() {
  const server = createFakeServer();
  const connection = createConnection({ as: 'staff' }, { createWire: server.createWire });
  server.accept();
  server.answer(toServer.announceMedia, () => yes({}));
  server.answer(toServer.enterCall, () => yes(viewWith(1, 'chen', 'amina')));
  const media = createFakeMedia();
  const local = createFakeLocal();
  const ends: string[] = [];
  const settings: ConnectionSettings[] = [];
  const begun = createCall({
    connection,
    local,
    supply: {
      ...createConnectionSupply(),
      configure: (next) => void settings.push(next),
    },
    view: viewWith(1, 'chen', 'amina'),
    createMedia: () => media,
    watchPage: createFakeRepairs,
    createSound: () => ({
      view: createStore({ isBlocked: false, speaker: '' }),
      unblock: () => undefined,
      choose: () => Promise.resolve(true),
      close: () => undefined,
    }),
    onLeft: (reason) => ends.push(reason),
  });
  const names = () => begun.state.read().people.map(({ name }) => name);
  return { server, media, local, ends, begun, names, settings };
}

/** What the server says of a change. */
export const changed = (revision: number, ...names: readonly string[]) => ({
  callId: call,
  revision,
  ...usual,
  participants: names.map((name) => inCall(name)),
});

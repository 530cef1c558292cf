import { callView, participantId } from '@anteroom/protocol';
import type { PeerView } from '@anteroom/media';
import { expect, test } from 'vitest';
import { idText } from '../../connection/testing/sample-rows.ts';
import { callStateOf } from './call-state.ts';
import type { CallLineView } from './quality/call-line.ts';
import { createFakeLocal } from './testing/fake-media.ts';

const amina = participantId.parse(idText('amina'));
const oskar = participantId.parse(idText('oskar'));
const chen = participantId.parse(idText('chen'));
const inCall = { kind: 'caller', here: true, microphone: true, camera: true };
const view = callView.parse({
  callId: idText('call'),
  revision: 1,
  self: chen,
  startedAt: 0,
  now: 0,
  participants: [chen, amina, oskar].map((id) => ({ ...inCall, participantId: id, name: id.replaceAll('_', '') })),
  iceServers: [],
  limit: 6,
  topology: 'mesh',
  encryption: 'end-to-end',
  relayOnly: false,
  isLocked: false,
  consents: [],
  recordedBy: null,
  room: null,
});
const local = createFakeLocal().view();
const peer = (more: Partial<PeerView>): PeerView => ({
  stream: null,
  shared: null,
  isSpeakable: true,
  connection: 'connected',
  quality: null,
  arriving: null,
  fingerprints: null,
  ownPicture: 'all',
  ...more,
});
const line: Pick<CallLineView, 'use' | 'others'> = { use: 'usual', others: new Map() };
const sources = { view, local, peers: new Map(), line, isAway: false };

test('oneself is shown as one’s devices are, the others as they said', () => {
  const [self, first] = callStateOf(sources, null).people;
  expect(self).toMatchObject({ isSelf: true, microphone: false, camera: false, peer: null });
  expect(first).toMatchObject({ isSelf: false, microphone: true, camera: true });
});

test('where nothing changed nothing is another object', () => {
  const before = callStateOf(sources, null);
  expect(callStateOf(sources, before)).toBe(before);
});

test('that somebody’s browser can’t encrypt shows where only that becomes known', () => {
  const before = callStateOf(sources, null);
  const participants = view.participants.map((one) =>
    one.participantId === amina ? { ...one, cannotEncrypt: true as const } : one,
  );
  const after = callStateOf({ ...sources, view: { ...view, participants } }, before);
  expect(after.people.map(({ cannotEncrypt }) => cannotEncrypt)).toEqual([false, true, false]);
});

test('the own line is good as long as one of several is', () => {
  const bad = peer({ quality: { level: 'bad', side: 'theirs' } });
  const good = peer({ quality: { level: 'good', side: null } });
  expect(
    callStateOf(
      {
        ...sources,
        peers: new Map([
          [amina, bad],
          [oskar, good],
        ]),
      },
      null,
    ).ownLine,
  ).toBe('good');
  expect(
    callStateOf(
      {
        ...sources,
        peers: new Map([
          [amina, bad],
          [oskar, bad],
        ]),
      },
      null,
    ).ownLine,
  ).toBe('bad');
});

test('nothing is said of the own line before anything was measured', () => {
  expect(callStateOf({ ...sources, peers: new Map([[amina, peer({})]]) }, null).ownLine).toBeNull();
});

test('it is said why no picture comes: one’s own choice, or their line', () => {
  const others = new Map([[amina, { wants: 'all' as const, sends: 'none' as const }]]);
  const stopped = (use: CallLineView['use']) =>
    callStateOf({ ...sources, line: { use, others } }, null).people.map(({ pictureStopped }) => pictureStopped);
  expect(stopped('usual')).toEqual([null, 'their-line', null]);
  expect(stopped('sound-only')).toEqual([null, 'own-choice', 'own-choice']);
});

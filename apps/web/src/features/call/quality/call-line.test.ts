import type { Talk } from '@anteroom/media';
import { callId, participantId } from '@anteroom/protocol';
import { beforeEach, expect, test } from 'vitest';
import { idText } from '../../../connection/testing/sample-rows.ts';
import { createFakeLocal, createFakeMedia, createFakeRepairs } from '../testing/fake-media.ts';
import { createCallLine } from './call-line.ts';
import type { KeptUse } from './call-line.ts';
import { readQuality, writeQuality } from './quality-message.ts';

const call = callId.parse(idText('call'));
const amina = participantId.parse(idText('amina'));
const oskar = participantId.parse(idText('oskar'));

/** Pages that have met, and what was said to them. */
function createFakeTalk() {
  const said: [string, unknown][] = [];
  let hear: Parameters<Talk['on']>[1] = () => undefined;
  let meet: Parameters<Talk['onMet']>[0] = () => undefined;
  const talk: Talk = {
    send(to, _topic, body) {
      said.push([to, readQuality(body)]);
      return Promise.resolve(true);
    },
    waiting: () => 0,
    on(_topic, listener) {
      hear = listener;
      return () => undefined;
    },
    onMet(listener) {
      meet = listener;
      for (const peer of [amina, oskar]) listener(peer, true);
      return () => undefined;
    },
    met: () => [amina, oskar],
    close: () => undefined,
  };
  return { talk, said, hear: (...words: Parameters<typeof hear>) => hear(...words), meet: () => meet(amina, true) };
}

let kept: string | null = null;
let time = 0;
const keptUse: KeptUse = { read: () => kept, write: (text) => void (kept = text) };
beforeEach(() => {
  kept = null;
  time = 0;
});

function begin() {
  const media = createFakeMedia();
  media.setPeers([amina, oskar]);
  const local = createFakeLocal();
  const talk = createFakeTalk();
  const line = createCallLine({
    callId: call,
    media,
    local,
    talk: talk.talk,
    repairs: createFakeRepairs(),
    keptUse,
    now: () => time,
  });
  return { media, local, ...talk, line };
}

test('everybody is told what is wanted of their picture, once', () => {
  const { said, line } = begin();
  expect(said).toEqual([
    [amina, { wants: 'all', sends: 'all' }],
    [oskar, { wants: 'all', sends: 'all' }],
  ]);
  line.choose({ use: 'usual' });
  expect(said).toHaveLength(2);
});

test('sound only: the camera goes off, nobody is to send a picture, and all comes back with the pictures', async () => {
  const { said, line, local } = begin();
  await local.open({ microphone: true, camera: true });
  line.choose({ use: 'sound-only' });
  expect(local.view().camera.status).toBe('off');
  expect(said.slice(2)).toEqual([
    [amina, { wants: 'none', sends: 'all' }],
    [oskar, { wants: 'none', sends: 'all' }],
  ]);
  line.choose({ use: 'usual' });
  expect(local.view().camera.status).toBe('on');
  expect(said.at(-1)).toEqual([oskar, { wants: 'all', sends: 'all' }]);
});

test('whoever had their camera off before stays unseen', async () => {
  const { line, local } = begin();
  await local.open({ microphone: true, camera: false });
  line.choose({ use: 'sound-only' });
  line.choose({ use: 'usual' });
  expect(local.view().camera.status).toBe('off');
});

test('whoever starts their video in sound only wants pictures again', async () => {
  const { line, local, said } = begin();
  line.choose({ use: 'sound-only' });
  await local.setCamera(true);
  expect(line.view.read().use).toBe('usual');
  expect(said.at(-1)).toEqual([oskar, { wants: 'all', sends: 'all' }]);
});

test('who saves sends little and is sent little, whatever was chosen before', () => {
  const { media, line, said } = begin();
  line.choose({ picture: 'high', sound: 'music' });
  expect(media.sending).toEqual({ picture: 'high', sound: 'music' });
  line.choose({ use: 'saving' });
  expect(media.sending).toEqual({ picture: 'low', sound: 'saving' });
  expect(said.at(-1)).toEqual([oskar, { wants: 'small', sends: 'all' }]);
  line.choose({ use: 'usual', picture: 'automatic', sound: 'speech' });
  expect(media.sending).toEqual({ picture: 'automatic', sound: 'speech' });
});

test('a reload keeps what the line is used for, the next call does not', () => {
  begin().line.choose({ use: 'saving' });
  expect(begin().line.view.read().use).toBe('saving');
  kept = `${idText('other')} saving`;
  expect(begin().line.view.read().use).toBe('usual');
});

test('the camera that a reload takes up again is no wish for pictures, a press on it is', async () => {
  begin().line.choose({ use: 'sound-only' });
  const { line, local } = begin();
  await local.open({ microphone: true, camera: true });
  expect(line.view.read().use).toBe('sound-only');
  expect(local.view().camera.status).toBe('off');
  await local.setCamera(true);
  expect(line.view.read().use).toBe('usual');
});

test('a press long after a reload that took nothing up counts', async () => {
  begin().line.choose({ use: 'sound-only' });
  const { line, local } = begin();
  time = 60_000;
  await local.setCamera(true);
  expect(line.view.read().use).toBe('usual');
});

test('what others want reaches what is sent to them', () => {
  const { media, line, hear } = begin();
  hear(amina, writeQuality({ wants: 'none', sends: 'less' }));
  expect(media.wants.get(amina)).toBe('none');
  expect(line.view.read().others.get(amina)).toEqual({ wants: 'none', sends: 'less' });
});

test.each([
  '{"wants":"everything","sends":"all"}',
  '{"wants":"none","sends":"all","more":1}',
  '[]',
  'null',
  '{',
  '',
  `{"wants":"none","sends":"all"}${' '.repeat(300)}`,
])('what is no message of ours changes nothing: %s', (text) => {
  const { media, line, hear } = begin();
  hear(amina, new TextEncoder().encode(text));
  expect(media.wants.size).toBe(0);
  expect(line.view.read().others.size).toBe(0);
});

test('others are told when the line stops the picture to them, and who left is forgotten', () => {
  const { media, line, said, hear } = begin();
  hear(oskar, writeQuality({ wants: 'small', sends: 'all' }));
  media.arrive(amina, { ownPicture: 'none' });
  expect(said.slice(2)).toEqual([[amina, { wants: 'all', sends: 'none' }]]);
  media.setPeers([amina]);
  expect(line.view.read().others.size).toBe(0);
});

test('a page that was loaded anew is told again', () => {
  const { said, meet } = begin();
  meet();
  expect(said).toHaveLength(3);
});

test('what comes over a media server is as much as was chosen', () => {
  const { line, media } = begin();
  expect(media.receiving).toBe('all');
  line.choose({ use: 'saving' });
  expect(media.receiving).toBe('small');
  line.choose({ use: 'sound-only' });
  expect(media.receiving).toBe('none');
});

import { setupI18n } from '@lingui/core';
import type { MessageDescriptor } from '@lingui/core';
import { participantId } from '@anteroom/protocol';
import { expect, test } from 'vitest';
import { idText } from '../../../connection/testing/sample-rows.ts';
import type { CallPerson, CallState } from '../call-state.ts';
import { createFakeLocal } from '../testing/fake-media.ts';
import type { CallLineView } from './call-line.ts';
import { adviceFor, noticeFor, wayText } from './line-words.ts';

const i18n = setupI18n({ locale: 'en', messages: { en: {} } });
const says = (descriptor: MessageDescriptor | null) => (descriptor === null ? null : i18n._(descriptor));

const id = participantId.parse(idText('amina'));
const line: CallLineView = { use: 'usual', picture: 'automatic', sound: 'speech', others: new Map(), repair: null };
const peer: NonNullable<CallPerson['peer']> = {
  stream: null,
  shared: null,
  isSpeakable: true,
  connection: 'connected',
  quality: null,
  arriving: null,
  fingerprints: null,
  ownPicture: 'all',
};
const amina: CallPerson = {
  id,
  kind: 'caller',
  name: 'Amina',
  isSelf: false,
  isHere: true,
  microphone: true,
  camera: true,
  peer,
  shared: null,
  isHeld: false,
  cannotEncrypt: false,
  pictureStopped: null,
};
const state = async (more: Partial<NonNullable<CallPerson['peer']>>): Promise<CallState> => {
  const local = createFakeLocal();
  await local.open({ microphone: true, camera: true });
  return {
    startedAt: 0,
    people: [{ ...amina, peer: { ...peer, ...more } }],
    limit: 6,
    topology: 'mesh',
    encryption: 'end-to-end',
    isLocked: false,
    isHeld: false,
    consents: [],
    recordedBy: null,
    local: local.view(),
    ownLine: null,
    isAway: false,
  };
};

test('advice is given only where something is wrong, and never to choose what is chosen', () => {
  expect(adviceFor('good', 'usual')).toEqual([]);
  expect(adviceFor(null, 'usual')).toEqual([]);
  expect(adviceFor('weak', 'usual')).toHaveLength(3);
  expect(adviceFor('bad', 'sound-only')).toHaveLength(2);
});

test('a picture that the line stops is told of, once it is stopped to everybody', async () => {
  expect(says(noticeFor(await state({ ownPicture: 'none' }), line))).toContain('too narrow for your picture');
  expect(noticeFor(await state({ ownPicture: 'less' }), line)).toBeNull();
  expect(noticeFor(await state({ ownPicture: 'none', connection: 'interrupted' }), line)).toBeNull();
});

test.each([
  ['network', 'The network has changed.'],
  ['wake', 'This device was asleep.'],
  ['seen', 'Connections are being renewed'],
] as const)('a repair says why: %s', async (repair, words) => {
  expect(says(noticeFor(await state({ connection: 'interrupted' }), { ...line, repair }))).toContain(words);
});

test('the way to somebody is put into words where it isn’t as it should be', () => {
  const others = (wants: 'small' | 'none') => new Map([[id, { wants, sends: 'all' as const }]]);
  expect(wayText(amina, line)).toBeNull();
  expect(says(wayText(amina, { ...line, others: others('none') }))).toContain('Amina has chosen sound only');
  expect(says(wayText(amina, { ...line, others: others('small') }))).toContain('saves data');
  expect(says(wayText({ ...amina, pictureStopped: 'their-line' }, line))).toContain('line of Amina is too narrow');
  expect(says(wayText({ ...amina, peer: { ...peer, ownPicture: 'less' } }, line))).toContain('sound comes first');
});

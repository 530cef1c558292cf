import { setupI18n } from '@lingui/core';
import { participantId } from '@anteroom/protocol';
import type { ConsentAnswer } from '@anteroom/domain';
import { expect, test } from 'vitest';
import { idText } from '../../../connection/testing/sample-rows.ts';
import type { CallPerson, CallState } from '../call-state.ts';
import { createFakeLocal } from '../testing/fake-media.ts';
import { recordingObstacle, unansweredIn } from './consent-lines.ts';
import { tracksOf } from './recorded-tracks.ts';

const i18n = setupI18n({ locale: 'en', messages: { en: {} } });
const chen = participantId.parse(idText('chen'));
const amina = participantId.parse(idText('amina'));
const bo = participantId.parse(idText('bo'));

const person = (id: CallPerson['id'], more: Partial<CallPerson> = {}): CallPerson => ({
  id,
  kind: id === chen ? 'provider' : 'caller',
  name: id === chen ? 'Dr Chen' : id === amina ? 'Amina' : 'Bo',
  isSelf: false,
  isHere: true,
  microphone: true,
  camera: true,
  isHeld: false,
  cannotEncrypt: false,
  peer: null,
  shared: null,
  pictureStopped: null,
  ...more,
});
const question = (answers: Partial<Record<string, ConsentAnswer>>, askedBy = chen): CallState['consents'][number] => ({
  number: 1,
  kind: 'recording',
  askedBy,
  answers: [chen, amina, bo].flatMap((id) => {
    const answer = answers[id];
    return answer === undefined ? [] : [{ participantId: id, answer }];
  }),
});
const people = [person(chen, { isSelf: true }), person(amina), person(bo)];
const obstacle = (state: Parameters<typeof recordingObstacle>[0], canRecord = true): string | null => {
  const found = recordingObstacle(state, canRecord);
  return found === null ? null : i18n._(found);
};

test('nothing is recorded before everybody has agreed', () => {
  const state = { people, recordedBy: null };
  expect(obstacle({ ...state, consents: [] })).toContain('Ask everybody');
  expect(obstacle({ ...state, consents: [question({ [chen]: 'yes' })] })).toContain('Not everybody');
  const refused = question({ [chen]: 'yes', [amina]: 'yes', [bo]: 'withdrawn' });
  expect(obstacle({ ...state, consents: [refused] })).toContain('Not everybody');
  const agreed = question({ [chen]: 'yes', [amina]: 'yes', [bo]: 'yes' });
  expect(obstacle({ ...state, consents: [agreed] })).toBeNull();
  expect(obstacle({ ...state, recordedBy: amina, consents: [agreed] })).toContain('Somebody else');
  expect(obstacle({ ...state, consents: [{ ...agreed, askedBy: amina }] })).toContain('Ask everybody');
});

test('whoever is on hold inside the call isn’t waited for', () => {
  const consents = [question({ [chen]: 'yes', [amina]: 'yes' })];
  const held = [...people.slice(0, 2), person(bo, { isHeld: true })];
  expect(obstacle({ people: held, recordedBy: null, consents })).toBeNull();
});

test('a browser that can’t record says so', () => {
  const agreed = question({ [chen]: 'yes', [amina]: 'yes', [bo]: 'yes' });
  expect(obstacle({ people, recordedBy: null, consents: [agreed] }, false)).toContain('This browser can’t record.');
});

test('what somebody has answered, or asks themselves, isn’t asked of them', () => {
  const seenBy = (id: CallPerson['id']) => people.map((one) => ({ ...one, isSelf: one.id === id }));
  const consents = [question({ [amina]: 'no' })];
  expect(unansweredIn({ people: seenBy(chen), consents })).toBeNull();
  expect(unansweredIn({ people: seenBy(amina), consents })).toBeNull();
  expect(unansweredIn({ people: seenBy(bo), consents })?.number).toBe(1);
});

test('of those on hold a recording has nothing, not even the name', () => {
  const held = [...people.slice(0, 2), person(bo, { isHeld: true })];
  const recorded = tracksOf({ people: held, local: createFakeLocal().view() });
  expect(recorded.people.map(({ name }) => name)).toEqual(['Dr Chen', 'Amina']);
});

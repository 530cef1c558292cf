import { callId, participantId } from '@anteroom/protocol';
import { expect, test } from 'vitest';
import { idText } from '../../connection/testing/sample-rows.ts';
import type { CallPerson } from './call-state.ts';
import { nextPinned, pinnedOf, togglePinned } from './pinned.ts';
import { gridSize, planStage, stageChoiceOf } from './stage-plan.ts';

const person = (name: string): CallPerson => ({
  id: participantId.parse(idText(name)),
  kind: 'caller',
  name,
  isSelf: false,
  isHere: true,
  microphone: true,
  camera: true,
  isHeld: false,
  cannotEncrypt: false,
  peer: null,
  shared: null,
  pictureStopped: null,
});
const [amina, ben, chen] = [person('amina'), person('ben'), person('chen')];
const all = [amina, ben, chen];
const automatic = { layout: 'automatic', picked: null } as const;

test('With one other their picture is the large one; with more nobody is small', () => {
  expect(planStage([], automatic, null)).toEqual({ shape: 'classic', large: null, rest: [] });
  expect(planStage([amina], automatic, null)).toEqual({ shape: 'classic', large: amina, rest: [] });
  expect(planStage(all, automatic, null)).toEqual({ shape: 'grid', large: null, rest: all });
});

test('What the person has chosen holds for however many', () => {
  expect(planStage(all, { layout: 'classic', picked: null }, null)).toMatchObject({ large: amina, rest: [ben, chen] });
  expect(planStage([amina], { layout: 'grid', picked: null }, null).shape).toBe('grid');
  expect(planStage([], { layout: 'grid', picked: null }, null).shape).toBe('classic');
});

test('Whoever was pressed is large, until they go', () => {
  const picked = { layout: 'classic', picked: ben.id } as const;
  expect(planStage(all, picked, null)).toMatchObject({ large: ben, rest: [amina, chen] });
  expect(planStage([amina, chen], picked, null).large).toBe(amina);
});

test('Whoever is pinned is large in every layout, and again when they come back', () => {
  const grid = { layout: 'grid', picked: ben.id } as const;
  expect(planStage(all, grid, chen.id)).toEqual({ shape: 'classic', large: chen, rest: [amina, ben] });
  expect(planStage([amina, ben], grid, chen.id).shape).toBe('grid');
  expect(planStage(all, grid, chen.id).large).toBe(chen);
});

test('A grid of more than six has as few places as hold them all', () => {
  expect([2, 6, 7, 9, 10, 12, 13, 16, 17, 20].map(gridSize)).toEqual([
    ...[undefined, undefined],
    ...[9, 9, 12, 12, 16, 16, 20, 20],
  ]);
});

test('The key for the next pin goes round, and lets go in the end', () => {
  expect(nextPinned(all, null)).toBe(amina.id);
  expect(nextPinned(all, amina.id)).toBe(ben.id);
  expect(nextPinned(all, chen.id)).toBeNull();
  expect(nextPinned([], null)).toBeNull();
  // Who was pinned has left.
  expect(nextPinned([amina], chen.id)).toBe(amina.id);
});

test('Pins and layout are of one call: its pages share them, the next call knows nothing of them', () => {
  const [first, second] = [callId.parse(idText('first call')), callId.parse(idText('second call'))];
  togglePinned(pinnedOf(first), amina.id);
  stageChoiceOf(first).set({ layout: 'grid', picked: null });
  expect(pinnedOf(first).read()).toBe(amina.id);
  expect(stageChoiceOf(first).read().layout).toBe('grid');
  togglePinned(pinnedOf(first), amina.id);
  expect(pinnedOf(first).read()).toBeNull();
  togglePinned(pinnedOf(first), ben.id);
  expect(pinnedOf(second).read()).toBeNull();
  expect(stageChoiceOf(second).read()).toEqual(automatic);
});

import { expect, test } from 'vitest';
import { judgeStrain, noStrain } from './strain.ts';
import type { Strain, StrainLook } from './strain.ts';

const peer = { connection: 'connected', ownPicture: 'all' } as const;
const calm: StrainLook = { peers: [peer, peer, peer], isSlowed: false, isOver: false };
const narrow: StrainLook = { ...calm, peers: [{ ...peer, ownPicture: 'less' }, { ...peer, ownPicture: 'none' }, peer] };
const slow: StrainLook = { ...calm, isSlowed: true };

/** Looks every two seconds for so long. */
function after(before: Strain, look: StrainLook, seconds: number): Strain {
  let strain = before;
  for (let passed = 0; passed <= seconds; passed += 2) strain = judgeStrain(strain, look, passed * 1000);
  return strain;
}

test('a line that holds down most pictures for some seconds is strained, and so is a slow processor', () => {
  expect(after(noStrain, calm, 60).isStrained).toBe(false);
  expect(after(noStrain, narrow, 4).isStrained).toBe(false);
  expect(after(noStrain, narrow, 10).isStrained).toBe(true);
  expect(after(noStrain, slow, 10).isStrained).toBe(true);
});

test('a hiccup is none, however often it comes', () => {
  let strain = noStrain;
  for (let at = 0; at < 100; at += 1) strain = judgeStrain(strain, at % 3 === 0 ? calm : narrow, at * 2000);
  expect(strain.isStrained).toBe(false);
});

test('with one other person nothing is gained, whatever the line is', () => {
  expect(after(noStrain, { ...narrow, peers: narrow.peers.slice(0, 1) }, 60).isStrained).toBe(false);
});

test('is over after a calm minute, and over a media server only after five', () => {
  const strained = after(noStrain, narrow, 10);
  expect(after(strained, calm, 50).isStrained).toBe(true);
  expect(after(strained, calm, 64).isStrained).toBe(false);
  expect(after(strained, { ...calm, isOver: true }, 280).isStrained).toBe(true);
  expect(after(strained, { ...calm, isOver: true }, 304).isStrained).toBe(false);
});

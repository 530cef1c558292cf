import { describe, expect, it } from 'vitest';

import { withSettledRole } from './settled-role.ts';

const offer = (setup: string): string =>
  `v=0\r\nm=audio 9\r\na=setup:${setup}\r\nm=video 9\r\na=setup:${setup}\r\na=mid:1\r\n`;
const said = (type: 'offer' | 'answer', setup: string) => ({ type, sdp: offer(setup) });

describe('an offer of another way', () => {
  it.each([
    ['who answered as the active one stays it', said('offer', 'actpass'), said('answer', 'active'), 'active'],
    ['who answered as the passive one stays it', said('offer', 'actpass'), said('answer', 'passive'), 'passive'],
    ['who was answered by the active one is passive', said('answer', 'active'), said('offer', 'actpass'), 'passive'],
    ['who was answered by the passive one is active', said('answer', 'passive'), said('offer', 'actpass'), 'active'],
  ])('keeps the sides: %s', (_, local, remote, theirs) => {
    expect(withSettledRole(offer('actpass'), { local, remote })).toBe(offer(theirs));
  });

  it('leaves the choice where nothing is agreed upon yet', () => {
    expect(withSettledRole(offer('actpass'), { local: null, remote: null })).toBe(offer('actpass'));
  });

  it('says what it says where it leaves no choice', () => {
    const standing = { local: said('offer', 'actpass'), remote: said('answer', 'active') };
    expect(withSettledRole(offer('passive'), standing)).toBe(offer('passive'));
  });
});

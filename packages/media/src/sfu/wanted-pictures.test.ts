import type { ParticipantId } from '@anteroom/domain';
import { isParticipantId } from '@anteroom/domain';
import { describe, expect, it } from 'vitest';

import { alice, chen, ivo } from '../testing/people.ts';
import type { PictureNeeds } from './wanted-pictures.ts';
import { mostPictures, wantedPictures } from './wanted-pictures.ts';

const needs: PictureNeeds = { peers: [alice, chen, ivo], shown: null, spoke: [], choice: 'all', squeeze: 0 };
const pictures = (more: Partial<PictureNeeds>) =>
  [...wantedPictures({ ...needs, ...more }).values()].map(({ picture }) => picture);

function crowd(count: number): readonly ParticipantId[] {
  return Array.from({ length: count }, (_, index) => `Person${String(index)}`.padEnd(22, '_')).filter(isParticipantId);
}

describe('the pictures that a page wants of a media server', () => {
  it('are small ones before anything is known', () => {
    expect(pictures({})).toEqual(['low', 'low', 'low']);
  });

  it('are as large as they are shown', () => {
    const shown = new Map([
      [alice, 720],
      [chen, 240],
      [ivo, 90],
    ]);
    expect(pictures({ shown })).toEqual(['high', 'middle', 'low']);
  });

  it('are none of who isn’t seen, but of who spoke of late', () => {
    expect(pictures({ shown: new Map([[alice, 400]]), spoke: [ivo] })).toEqual(['high', 'none', 'low']);
  });

  it('are none at all where sound alone is wanted, a screen neither', () => {
    const wanted = wantedPictures({ ...needs, choice: 'none', shown: new Map([[alice, 720]]) });
    expect([...wanted.values()]).toEqual(Array.from({ length: 3 }, () => ({ picture: 'none', screen: false })));
  });

  it('are small ones for who saves data', () => {
    expect(pictures({ choice: 'small', shown: new Map([[alice, 720]]) })).toEqual(['low', 'none', 'none']);
  });

  it('shrink with the line, and a screen stays', () => {
    const shown = new Map(needs.peers.map((id) => [id, 720]));
    expect(pictures({ shown, squeeze: 1 })).toEqual(['middle', 'middle', 'middle']);
    expect(pictures({ shown, squeeze: 2 })).toEqual(['low', 'low', 'low']);
    expect(wantedPictures({ ...needs, squeeze: 3 }).get(alice)?.screen).toBe(true);
  });

  it('of a crowd are those of the large tiles and the latest speakers', () => {
    const peers = crowd(19);
    const shown = new Map(peers.map((id, index) => [id, index === 18 ? 700 : 100]));
    const spoke = peers.slice(16, 18);
    const wanted = wantedPictures({ ...needs, peers, shown, spoke });
    const seen = [...wanted].filter(([, { picture }]) => picture !== 'none').map(([id]) => id);
    expect(seen).toHaveLength(mostPictures);
    expect(seen).toEqual(expect.arrayContaining([...spoke, peers[18]]));
    const few = wantedPictures({ ...needs, peers, shown, spoke, squeeze: 3 });
    expect([...few].filter(([, { picture }]) => picture !== 'none').map(([id]) => id)).toEqual([...spoke, peers[18]]);
  });
});

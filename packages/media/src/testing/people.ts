import type { ParticipantId } from '@anteroom/domain';
import { isParticipantId } from '@anteroom/domain';

import { FakeTrack } from '../fake/fake-track.ts';
import type { LocalTracks } from '../media-session.ts';

function participant(name: string): ParticipantId {
  const id = name.padEnd(22, '_');
  if (!isParticipantId(id)) throw new Error(`Not an id: ${id}`);
  return id;
}

/** In this order: Alice makes the first offer to Dr Chen, Dr Chen to Ivo. */
export const alice = participant('Alice');
export const chen = participant('Chen');
export const ivo = participant('Ivo');
export const dora = participant('Dora');
export const edda = participant('Edda');

/** What somebody sends who has both. */
export function tracksOf(id: ParticipantId): LocalTracks {
  return { audio: new FakeTrack('audio', id), video: new FakeTrack('video', id) };
}

import type { CallState } from '../call-state.ts';

/** Somebody as a recording has them. */
export interface RecordedPerson {
  readonly name: string;
  readonly video: MediaStreamTrack | null;
}

/** What of a call is recorded: what this page plays, and sends itself. */
export interface RecordedTracks {
  readonly audio: readonly MediaStreamTrack[];
  readonly people: readonly RecordedPerson[];
}

/** The sounds and pictures of everybody but those on hold inside the call, of whom nothing comes here at all (C2, C9). */
export function tracksOf({ people, local }: Pick<CallState, 'people' | 'local'>): RecordedTracks {
  const present = people.filter(({ isHeld }) => !isHeld);
  const streams = present.flatMap(({ peer }) => (peer?.stream == null ? [] : [peer.stream]));
  const own = local.tracks.audio;
  return {
    audio: [...streams.flatMap((stream) => stream.getAudioTracks()), ...(own === null ? [] : [own])],
    people: present.map(({ name, isSelf, camera, peer }) => {
      const video = isSelf ? local.tracks.video : (peer?.stream?.getVideoTracks()[0] ?? null);
      return { name, video: camera ? video : null };
    }),
  };
}

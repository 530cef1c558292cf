import type { ParticipantId } from '@anteroom/domain';
import type { MediaKind } from '@anteroom/protocol';

import type { MediaClock } from '../clock.ts';
import type { LocalTracks } from '../media-session.ts';
import type { LineSample, LineState } from '../quality/decide-limit.ts';
import { decideLimit, newLine } from '../quality/decide-limit.ts';
import type { Rung } from '../quality/ladder.ts';
import { limitOn, noPicture } from '../quality/ladder.ts';
import type { SendingChoice, SentPicture, WantedPictures } from '../quality/sending.ts';
import { ceilingFor, sentOn, soundBitrateOf, usualSending } from '../quality/sending.ts';
import type { Outgoing } from './peer-connection.ts';

/** What goes to whom: by what this participant has and chose, by how many they are, by what each wants and each line carries. */
export interface SendingPlan {
  outgoingTo(id: ParticipantId): Outgoing;
  /** What the line lets through to them of the own picture. */
  sentTo(id: ParticipantId): SentPicture;
  setLocal(tracks: LocalTracks): void;
  setShared(track: MediaStreamTrack | null): void;
  setChoice(choice: SendingChoice): void;
  setWanted(id: ParticipantId, pictures: WantedPictures): void;
  /** They get these another way: nothing of them goes over their line. */
  withhold(id: ParticipantId, kinds: readonly MediaKind[], isResting: boolean): void;
  /** How many others there are. Answers whether what goes out is another. */
  setPeers(count: number): boolean;
  /** Judges somebody's line by its latest looks. Answers whether what goes to them is another. */
  judge(id: ParticipantId, samples: readonly LineSample[]): boolean;
  /** Nothing is known any more of their line. */
  startOver(id: ParticipantId): void;
  /** They left. */
  forget(id: ParticipantId): void;
}

/** With so many others the delay of a larger packet is still dearer than the packets that it saves. */
const fewOthers = 2;

/** A plan for nobody yet. */
export function createSendingPlan(clock: MediaClock, local: LocalTracks): SendingPlan {
  const lines = new Map<ParticipantId, LineState>();
  const wanted = new Map<ParticipantId, WantedPictures>();
  const withheld = new Map<ParticipantId, readonly MediaKind[]>();
  const resting = new Set<ParticipantId>();
  let tracks = hinted(local);
  let shared: MediaStreamTrack | null = null;
  let choice = usualSending;
  let peers = 0;

  function ceilingOf(id: ParticipantId): Rung {
    return ceilingFor(peers, choice.picture, wanted.get(id) ?? 'all');
  }

  function lineOf(id: ParticipantId): LineState {
    const line = lines.get(id) ?? newLine(clock.now());
    lines.set(id, line);
    return line;
  }

  /** Never of music: its gaps would be longer where a packet is lost. */
  function isSoundPacked(): boolean {
    return peers > fewOthers && choice.sound !== 'music';
  }

  return {
    outgoingTo(id) {
      const rung = Math.max(ceilingOf(id), lineOf(id).rung);
      const without = withheld.get(id) ?? [];
      return {
        // A line without a track is inactive: really nothing is sent on it.
        audio: without.includes('sound') ? null : tracks.audio,
        video: rung >= noPicture || without.includes('picture') ? null : tracks.video,
        shared: wanted.get(id) === 'none' || without.includes('screen') ? null : shared,
        limit: limitOn(rung),
        soundBitrate: soundBitrateOf(choice.sound),
        isSoundPacked: isSoundPacked(),
        isResting: resting.has(id),
      };
    },
    sentTo: (id) => sentOn(lineOf(id).rung, ceilingOf(id)),
    setLocal(next) {
      tracks = hinted(next);
    },
    setShared(track) {
      shared = track;
    },
    setChoice(next) {
      choice = next;
    },
    setWanted: (id, pictures) => void wanted.set(id, pictures),
    withhold(id, kinds, isResting) {
      withheld.set(id, kinds);
      if (isResting) resting.add(id);
      else resting.delete(id);
    },
    setPeers(count) {
      const before = [ceilingFor(peers, choice.picture, 'all'), isSoundPacked()] as const;
      peers = count;
      return ceilingFor(peers, choice.picture, 'all') !== before[0] || isSoundPacked() !== before[1];
    },
    judge(id, samples) {
      const before = lineOf(id);
      const line = decideLimit(before, samples, clock.now(), ceilingOf(id));
      lines.set(id, line);
      return line.rung !== before.rung;
    },
    startOver: (id) => void lines.set(id, newLine(clock.now())),
    forget(id) {
      lines.delete(id);
      wanted.delete(id);
      withheld.delete(id);
      resting.delete(id);
    },
  };
}

/** A face that stutters is harder to follow, by lips or by signs, than one that is less sharp. */
function hinted(tracks: LocalTracks): LocalTracks {
  if (tracks.video?.contentHint === '') tracks.video.contentHint = 'motion';
  return tracks;
}

import type { MediaClock } from '../clock.ts';
import type { Outgoing, PeerReport } from '../mesh/peer-connection.ts';
import { decideLimit, newLine } from '../quality/decide-limit.ts';
import type { LineState } from '../quality/decide-limit.ts';
import type { Rung } from '../quality/ladder.ts';
import { limitOn, noPicture } from '../quality/ladder.ts';
import { createQualityWatch } from '../quality/quality-watch.ts';
import { readReport } from '../quality/read-report.ts';
import type { PictureChoice, SendingChoice, SentPicture } from '../quality/sending.ts';
import { sentOn, soundBitrateOf } from '../quality/sending.ts';
import type { SentTracks } from './media-server-part.ts';

/** The way out to a media server: one copy for all, as large as was chosen and the line carries. */
export interface OutLine {
  outgoing(): Outgoing;
  readonly sent: SentPicture;
  setTracks(tracks: SentTracks): void;
  setChoice(choice: SendingChoice): void;
  /** Takes a look at the counters. Answers whether what goes out is another. */
  judge(report: PeerReport): boolean;
  /** Nothing is known of the line any more. */
  startOver(): void;
}

/** The largest picture that goes to everybody in a group: nobody fills a screen with it unless they ask for it. */
const ceilings: Record<PictureChoice, Rung> = { automatic: 1, high: 0, medium: 2, low: 4 };

export function createOutLine(clock: MediaClock, first: SentTracks, usual: SendingChoice): OutLine {
  const watch = createQualityWatch(clock);
  let tracks = first;
  let choice = usual;
  let line: LineState = newLine(clock.now());
  return {
    outgoing() {
      const rung = Math.max(ceilings[choice.picture], line.rung);
      return {
        ...tracks,
        video: rung >= noPicture ? null : tracks.video,
        limit: limitOn(rung),
        soundBitrate: soundBitrateOf(choice.sound),
      };
    },
    get sent() {
      return sentOn(line.rung, ceilings[choice.picture]);
    },
    setTracks(next) {
      tracks = next;
    },
    setChoice(next) {
      choice = next;
    },
    judge(report) {
      const before = line.rung;
      watch.add(readReport(report).sample);
      line = decideLimit(line, watch.samples, clock.now(), ceilings[choice.picture]);
      return line.rung !== before;
    },
    startOver() {
      watch.forget();
      line = newLine(clock.now());
    },
  };
}

import type { Store } from '../../../connection/store.ts';
import type { CallState } from '../call-state.ts';
import { drawRecorded } from './draw-recorded.ts';
import { recordedSize } from './recorded-layout.ts';
import { tracksOf } from './recorded-tracks.ts';
import type { RecordingFile } from './recording-file.ts';

/** A recording that runs in this page. */
export interface CallRecorder {
  /** Takes nothing more from this moment on; resolves once the file has been handed over, and rejects where it couldn't be. */
  stop(): Promise<void>;
}

export interface RecordingParts {
  readonly call: Store<CallState>;
  /** The pictures that are shown to everybody, beside the people. */
  readonly shared: () => readonly MediaStreamTrack[];
  /** As the browser names it, with its codecs. */
  readonly type: string;
  readonly file: RecordingFile;
  /** Told once where it can't go on: there is no room for more, or it can't be written. */
  readonly onHalted: (why: 'full' | 'broken') => void;
}

const perSecond = 12;
const bitsPerSecond = 1_500_000;

/** Records all sounds, mixed, and all pictures, side by side, until it is stopped (C9). Nothing of it leaves this device. */
export function recordCall({ call, shared, type, file, onHalted }: RecordingParts): CallRecorder {
  const canvas = document.createElement('canvas');
  canvas.width = recordedSize.width;
  canvas.height = recordedSize.height;
  const pen = canvas.getContext('2d', { alpha: false });
  const audio = new AudioContext();
  const mixed = audio.createMediaStreamDestination();
  const heard = new Map<MediaStreamTrack, MediaStreamAudioSourceNode>();
  const videos = new Map<MediaStreamTrack, HTMLVideoElement>();
  let isOver = false;
  let writing: Promise<unknown> = Promise.resolve();

  function hear(): void {
    if (isOver) return;
    const tracks = tracksOf(call.read()).audio;
    for (const [track, source] of heard) {
      if (tracks.includes(track)) continue;
      source.disconnect();
      heard.delete(track);
    }
    for (const track of tracks) {
      if (heard.has(track)) continue;
      const source = audio.createMediaStreamSource(new MediaStream([track]));
      source.connect(mixed);
      heard.set(track, source);
    }
  }

  function draw(): void {
    const { people } = tracksOf(call.read());
    const shown = shared();
    const tracks = new Set([...people.flatMap(({ video }) => (video === null ? [] : [video])), ...shown]);
    for (const [track, video] of videos) {
      if (tracks.has(track)) continue;
      video.srcObject = null;
      videos.delete(track);
    }
    for (const track of tracks) if (!videos.has(track)) videos.set(track, play(track));
    if (pen === null) return;
    const pictureOf = (track: MediaStreamTrack | null) => (track === null ? null : (videos.get(track) ?? null));
    drawRecorded(
      pen,
      people.map(({ name, video }) => ({ name, picture: pictureOf(video) })),
      shown.flatMap((track) => pictureOf(track) ?? []),
    );
  }

  let isHalted = false;
  function halt(why: 'full' | 'broken'): void {
    if (isHalted) return;
    isHalted = true;
    onHalted(why);
  }

  hear();
  draw();
  // Whoever has pressed a key may hear sound; a browser that waits still is told.
  void audio.resume().catch(() => undefined);
  const stopHearing = call.subscribe(hear);
  // Not by animation frames: those stand still while another tab is in front.
  const timer = setInterval(draw, 1_000 / perSecond);
  const pictures = canvas.captureStream(perSecond);
  const stream = new MediaStream([...pictures.getVideoTracks(), ...mixed.stream.getAudioTracks()]);
  const recorder = new MediaRecorder(stream, { mimeType: type, videoBitsPerSecond: bitsPerSecond });
  const ended = new Promise((done) => recorder.addEventListener('stop', done, { once: true }));
  recorder.addEventListener('dataavailable', ({ data }) => {
    if (data.size === 0) return;
    // One piece after the other; after a piece that failed there is none.
    writing = writing.then(async () => {
      if (!(await file.write(data))) halt('full');
    });
    writing.catch(() => halt('broken'));
  });
  recorder.addEventListener('error', () => halt('broken'));
  recorder.start(1_000);
  window.addEventListener('beforeunload', askFirst);

  return {
    async stop() {
      isOver = true;
      if (recorder.state !== 'inactive') recorder.stop();
      window.removeEventListener('beforeunload', askFirst);
      stopHearing();
      clearInterval(timer);
      await ended;
      for (const track of stream.getTracks()) track.stop();
      for (const video of videos.values()) video.srcObject = null;
      await audio.close();
      // What could be written is handed over whatever became of the rest.
      const [written] = await Promise.allSettled([writing]);
      await file.finish();
      if (written.status === 'rejected') throw new Error('A piece of the recording could not be written.');
    },
  };
}

/** What was recorded would be lost with the page. */
function askFirst(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

function play(track: MediaStreamTrack): HTMLVideoElement {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = new MediaStream([track]);
  // Refused only while the element is taken away again.
  void video.play().catch(() => undefined);
  return video;
}

import { denoiserRate } from './denoiser.ts';
import { isTooSlow } from './judge-load.ts';

/** A microphone's sound without its noise. */
export interface QuietSound {
  /** Silent while the microphone's own track is muted. */
  readonly track: MediaStreamTrack;
  /** Stops the work; the microphone goes on. */
  close(): void;
}

export interface NoiseParts {
  /** Address of the worklet that does the work, and of the net that it works with. */
  readonly worklet: string;
  readonly net: string;
  /** Told once where it ends by itself: the device can't keep up, or the system has stopped the sound. Then nothing comes out. */
  onEnd(reason: 'too-slow' | 'failed'): void;
}

/**
 * Takes noise out of a microphone's sound, in the browser's thread for sound (C5).
 * @throws where the browser can't: no worklets, or a microphone at another rate than the net's
 */
export async function suppressNoise(microphone: MediaStreamTrack, parts: NoiseParts): Promise<QuietSound> {
  const context = new AudioContext({ sampleRate: denoiserRate, latencyHint: 'interactive' });
  try {
    const [answer] = await Promise.all([fetch(parts.net), context.audioWorklet.addModule(parts.worklet)]);
    if (!answer.ok) throw new Error(`The net answers ${String(answer.status)}.`);
    const processorOptions: unknown = await answer.arrayBuffer();
    const node = new AudioWorkletNode(context, 'noise', {
      channelCount: 1,
      channelCountMode: 'explicit',
      outputChannelCount: [1],
      processorOptions,
    });
    const source = context.createMediaStreamSource(new MediaStream([microphone]));
    const end = context.createMediaStreamDestination();
    source.connect(node).connect(end);
    const [track] = end.stream.getAudioTracks();
    if (track === undefined) throw new Error('No sound comes out.');
    track.contentHint = microphone.contentHint;
    await context.resume();
    watchLoad(node.port, () => parts.onEnd('too-slow'));
    // A telephone call stops it, and a voice that is lost in it would be missed.
    context.onstatechange = () => {
      if (context.state !== 'running') parts.onEnd('failed');
    };
    return {
      track,
      close() {
        track.stop();
        node.port.onmessage = null;
        context.onstatechange = null;
        source.disconnect();
        node.disconnect();
        void context.close();
      },
    };
  } catch (problem) {
    await context.close();
    throw problem;
  }
}

function watchLoad(port: MessagePort, onTooSlow: () => void): void {
  let loads: readonly number[] = [];
  port.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (typeof data !== 'number') return;
    loads = [...loads, data].slice(-10);
    if (!isTooSlow(loads)) return;
    port.onmessage = null;
    onTooSlow();
  };
}

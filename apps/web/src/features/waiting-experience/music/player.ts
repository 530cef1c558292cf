import type { Sound } from './sound.ts';

/** A loop that sounds. */
export interface Playing {
  setVolume(volume: number): void;
  /** Softer and softer, and then no more. */
  fade(): void;
}

/** What makes loops sound. */
export interface Player {
  /** Resolves once the browser lets sound out; to be made while a press is handled. */
  ready(): Promise<void>;
  begin(sound: Sound, volume: number): Playing;
  close(): void;
}

const fadeSeconds = 0.4;

/**
 * Plays through Web Audio: the loop runs in the browser's own audio thread, which no tab at the back slows down.
 * @throws where the browser has none
 */
export function createPlayer(): Player {
  const context = new AudioContext();
  const resumed = context.resume();
  resumed.catch(() => undefined);
  return {
    ready: () => resumed,
    begin({ left, right, rate }, volume) {
      const buffer = context.createBuffer(2, left.length, rate);
      buffer.copyToChannel(left, 0);
      buffer.copyToChannel(right, 1);
      const gain = new GainNode(context, { gain: 0 });
      gain.gain.setTargetAtTime(forceOf(volume), context.currentTime, fadeSeconds);
      gain.connect(context.destination);
      const source = new AudioBufferSourceNode(context, { buffer, loop: true });
      source.connect(gain);
      source.start();
      return {
        setVolume: (next) => gain.gain.setTargetAtTime(forceOf(next), context.currentTime, 0.05),
        fade() {
          gain.gain.setTargetAtTime(0, context.currentTime, fadeSeconds / 4);
          source.stop(context.currentTime + fadeSeconds);
        },
      };
    },
    close: () => void setTimeout(() => void context.close(), fadeSeconds * 1_000),
  };
}

/** Ears hear in ratios: half of the way is a quarter of the force. */
function forceOf(volume: number): number {
  return volume * volume;
}

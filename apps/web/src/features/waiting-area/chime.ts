/** Two soft notes, a fourth apart, that say: somebody has come. */
export interface Chime {
  /** Plays once; returns whether it could be heard: a browser is silent before the first click on a page. */
  play(): boolean;
  /** Wakes the sound; to be called from a click or a key. */
  unlock(): void;
  close(): void;
}

/** Frequency in Hz, and seconds after the beginning. */
interface Note {
  readonly frequency: number;
  readonly at: number;
}
const arrival: readonly Note[] = [
  { frequency: 659.26, at: 0 },
  { frequency: 880, at: 0.16 },
];
/** Somebody knocks at a room: twice the same low note, like knuckles on wood, so that it can't be taken for a caller. */
export const knocking: readonly Note[] = [
  { frequency: 329.63, at: 0 },
  { frequency: 329.63, at: 0.22 },
];
const loudness = 0.16;

/** Makes the chime; nothing is loaded, the notes are made here. */
export function createChime(notes = arrival): Chime {
  let context: AudioContext | undefined;

  return {
    play() {
      context ??= new AudioContext();
      if (context.state !== 'running') {
        void context.resume();
        return false;
      }
      for (const { frequency, at } of notes) strike(context, frequency, context.currentTime + at);
      return true;
    },
    unlock() {
      context ??= new AudioContext();
      if (context.state === 'suspended') void context.resume();
    },
    close() {
      void context?.close();
      context = undefined;
    },
  };
}

/** A bell: a quick beginning, a long end, and a quiet octave above. */
function strike(context: AudioContext, frequency: number, start: number): void {
  for (const [multiple, share] of [
    [1, 1],
    [2, 0.25],
  ] as const) {
    const tone = context.createOscillator();
    const gain = context.createGain();
    tone.frequency.value = frequency * multiple;
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(loudness * share, start + 0.012);
    gain.gain.exponentialRampToValueAtTime(0.0001, start + 0.9);
    tone.connect(gain).connect(context.destination);
    tone.start(start);
    tone.stop(start + 0.95);
  }
}

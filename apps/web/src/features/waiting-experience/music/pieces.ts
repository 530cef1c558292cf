import type { MusicPiece } from '@anteroom/domain';
import { addNoise, addTone, createChance, createLowPass, normalise, silence, type Sound } from './sound.ts';

/** Makes a loop in small steps: between two of them a page may do something else. */
type Composer = (rate: number) => Generator<void, Sound>;

/** Hertz of a key of a piano; 69 is the a that orchestras tune by. */
const pitchOf = (key: number): number => 440 * 2 ** ((key - 69) / 12);

/** Four chords that lead into each other and never home: C, a minor, F, G, each with tones that float. */
const chords = [
  { bass: 48, tones: [64, 67, 71, 74, 76] },
  { bass: 45, tones: [60, 64, 67, 71, 72] },
  { bass: 41, tones: [60, 64, 65, 69, 72] },
  { bass: 43, tones: [62, 65, 67, 71, 74] },
] as const;

const barSeconds = 6;
const loopSeconds = barSeconds * 8;

function* piano(rate: number): Generator<void, Sound> {
  const sound = silence(loopSeconds, rate);
  const chance = createChance(7);
  const overtones = [1, 0.42, 0.22, 0.1, 0.05];
  for (let bar = 0; bar < 8; bar += 1) {
    const chord = chords[bar % 4] ?? chords[0];
    const start = bar * barSeconds;
    addTone(sound, {
      start,
      pitch: pitchOf(chord.bass),
      loudness: 0.5,
      place: 0.4,
      length: 7,
      attack: 0.012,
      overtones,
    });
    yield;
    for (let note = 0; note < 5; note += 1) {
      // Somebody plays who isn't in a hurry: now and then a tone is left out, and none is quite on time.
      if (note > 0 && chance() < 0.22) continue;
      const key = chord.tones[Math.floor(chance() * chord.tones.length)] ?? 64;
      addTone(sound, {
        start: start + 0.4 + note * 1.1 + chance() * 0.12,
        pitch: pitchOf(key),
        loudness: 0.24 + chance() * 0.16,
        place: 0.35 + chance() * 0.4,
        length: 4.5,
        attack: 0.008,
        overtones,
      });
      yield;
    }
  }
  return sound;
}

function* harp(rate: number): Generator<void, Sound> {
  const sound = silence(loopSeconds, rate);
  const chance = createChance(23);
  const overtones = [1, 0.3, 0.16, 0.04];
  for (let bar = 0; bar < 8; bar += 1) {
    const chord = chords[(bar + 2) % 4] ?? chords[0];
    const keys = [chord.bass, chord.bass + 12, ...chord.tones, ...chord.tones.slice(0, 3).reverse()];
    for (const [index, key] of keys.entries()) {
      addTone(sound, {
        start: bar * barSeconds + index * 0.48 + chance() * 0.03,
        pitch: pitchOf(key),
        loudness: 0.3 - Math.abs(index - 4) * 0.02,
        place: 0.25 + (index / keys.length) * 0.5,
        length: 2.8,
        attack: 0.004,
        overtones,
      });
      yield;
    }
  }
  return sound;
}

function* rain(rate: number): Generator<void, Sound> {
  const sound = silence(24, rate);
  const chance = createChance(41);
  for (const side of ['left', 'right'] as const) {
    const low = createLowPass(2_400, rate);
    const lower = createLowPass(320, rate);
    addNoise(sound, chance, (noise) => low(noise) * 0.5 - lower(noise) * 0.35, side);
    yield;
  }
  // Single drops on a window sill.
  for (let drop = 0; drop < 260; drop += 1) {
    addTone(sound, {
      start: chance() * 24,
      pitch: 900 + chance() * 2_600,
      loudness: 0.03 + chance() * chance() * 0.12,
      place: chance(),
      length: 0.05 + chance() * 0.05,
      attack: 0.002,
      overtones: [1],
    });
    if (drop % 20 === 0) yield;
  }
  return sound;
}

function* sea(rate: number): Generator<void, Sound> {
  const sound = silence(36, rate);
  const chance = createChance(97);
  for (const [side, late] of [
    ['left', 0],
    ['right', 0.6],
  ] as const) {
    const deep = createLowPass(180, rate);
    const foam = createLowPass(1_300, rate);
    addNoise(
      sound,
      chance,
      (noise, seconds) => {
        // Three waves in the loop, each rising slowly and running out for longer.
        const swell = Math.sin((2 * Math.PI * (seconds - late)) / 12);
        const wave = Math.exp(1.6 * swell) / 5;
        return deep(noise) * (1.4 + wave) + foam(noise) * wave * 0.9;
      },
      side,
    );
    yield;
  }
  return sound;
}

const composers: Readonly<Record<MusicPiece, Composer>> = { piano, harp, rain, sea };

/** Makes a piece (E6): in steps, with a sample rate of one's own. The same every time, and never louder than half of what can be. */
export function* compose(piece: MusicPiece, rate: number): Generator<void, Sound> {
  const sound = yield* composers[piece](rate);
  normalise(sound, 0.5);
  return sound;
}

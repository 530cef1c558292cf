/** A loop in two channels; the end leads back to the beginning without a seam. */
export interface Sound {
  readonly left: Float32Array<ArrayBuffer>;
  readonly right: Float32Array<ArrayBuffer>;
  /** Samples a second. */
  readonly rate: number;
}

/** Silence of so many seconds. */
export function silence(seconds: number, rate: number): Sound {
  const length = Math.round(seconds * rate);
  return { left: new Float32Array(length), right: new Float32Array(length), rate };
}

/** Chance that is the same every time: numbers from 0 up to 1. */
export function createChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One struck or plucked tone. */
export interface Tone {
  /** Seconds from the beginning of the loop. */
  readonly start: number;
  /** Hertz. */
  readonly pitch: number;
  readonly loudness: number;
  /** From 0, all left, to 1, all right. */
  readonly place: number;
  /** Seconds until it has died away to a thousandth. */
  readonly length: number;
  /** Seconds until it is at its loudest. */
  readonly attack: number;
  /** How loud each overtone is, from the ground tone up. */
  readonly overtones: readonly number[];
}

/** Adds a tone; what rings on beyond the end sounds at the beginning, where the loop goes on. */
export function addTone({ left, right, rate }: Sound, tone: Tone): void {
  const from = Math.round(tone.start * rate);
  const samples = Math.round(tone.length * rate);
  const attack = Math.max(1, Math.round(tone.attack * rate));
  const toLeft = Math.cos((tone.place * Math.PI) / 2);
  const toRight = Math.sin((tone.place * Math.PI) / 2);
  tone.overtones.forEach((strength, index) => {
    const number = index + 1;
    // Strings are a little stiff: their overtones lie higher than they ought to.
    const frequency = tone.pitch * number * Math.sqrt(1 + 0.0004 * number * number);
    if (frequency > rate / 2.5) return;
    const turn = 2 * Math.cos((2 * Math.PI * frequency) / rate);
    // Two samples of a sine make the next one: no call of a sine for each.
    let earlier = -Math.sin((2 * Math.PI * frequency) / rate);
    let current = 0;
    const fade = Math.exp((-6.9 * (1 + index * 0.55)) / samples);
    let level = tone.loudness * strength;
    for (let sample = 0; sample < samples; sample += 1) {
      const rise = sample < attack ? sample / attack : 1;
      const value = current * level * rise;
      const at = (from + sample) % left.length;
      left[at] = (left[at] ?? 0) + value * toLeft;
      right[at] = (right[at] ?? 0) + value * toRight;
      const next = turn * current - earlier;
      earlier = current;
      current = next;
      level *= fade;
    }
  });
}

/**
 * Adds rushing, sample by sample, and lets its end run into its beginning.
 * @param shape turns even noise from -1 to 1 into what is heard, given the seconds from the beginning
 */
export function addNoise(
  sound: Sound,
  chance: () => number,
  shape: (noise: number, seconds: number) => number,
  into: 'left' | 'right',
): void {
  const { rate } = sound;
  const channel = sound[into];
  const seam = Math.min(channel.length, Math.round(1.5 * rate));
  for (let sample = 0; sample < channel.length + seam; sample += 1) {
    const value = shape(chance() * 2 - 1, sample / rate);
    const at = sample % channel.length;
    const over = sample - channel.length;
    // Equal power: neither louder nor softer while one goes over into the other.
    if (over >= 0) channel[at] = (channel[at] ?? 0) + value * Math.sqrt(1 - over / seam);
    else channel[at] = (channel[at] ?? 0) + value * (sample < seam ? Math.sqrt(sample / seam) : 1);
  }
}

/** Lets through what is lower than a pitch, and less of what is higher. */
export function createLowPass(pitch: number, rate: number): (value: number) => number {
  const share = 1 - Math.exp((-2 * Math.PI * pitch) / rate);
  let held = 0;
  return (value) => {
    held += share * (value - held);
    return held;
  };
}

/** Brings the loudest sample to a level. */
export function normalise({ left, right }: Sound, level: number): void {
  let loudest = 0;
  for (const channel of [left, right])
    for (const value of channel) if (Math.abs(value) > loudest) loudest = Math.abs(value);
  if (loudest === 0) return;
  const by = level / loudest;
  for (const channel of [left, right])
    for (let at = 0; at < channel.length; at += 1) channel[at] = (channel[at] ?? 0) * by;
}

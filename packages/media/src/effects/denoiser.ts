/** Samples of one frame: ten milliseconds at 48 kHz, which the net was trained on. */
export const frameLength = 480;

/** The rate that the net was trained on, in samples a second. */
export const denoiserRate = 48_000;

/** The net reckons in whole numbers of 16 bits, the browser from -1 to 1. */
const scale = 32_768;

/** Takes noise out of a voice, frame by frame (C5). */
export interface Denoiser {
  /** Works on a frame of `frameLength` samples in place. */
  work(frame: Float32Array): void;
}

/**
 * RNNoise, as `@jitsi/rnnoise-wasm` 0.2.1 compiles it, without that package's loader, which expects a page round it.
 * @param bytes of `rnnoise.wasm`
 * @throws where the bytes are of another build, whose parts have other names
 */
export function createDenoiser(bytes: BufferSource): Denoiser {
  let memory: WebAssembly.Memory | null = null;
  const imports = {
    a: {
      // The memory it begins with is far more than it takes: to ask for more is a fault.
      a: () => 0,
      b: (to: number, from: number, length: number) => {
        if (memory !== null) new Uint8Array(memory.buffer).copyWithin(to, from, from + length);
      },
    },
  };
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), imports);
  const own = exports['c'];
  if (!(own instanceof WebAssembly.Memory)) throw new Error('Not the RNNoise that is known here: no memory.');
  memory = own;
  const call = (name: string, ...values: readonly number[]): number => {
    const part = exports[name];
    if (typeof part !== 'function') throw new Error(`Not the RNNoise that is known here: no ${name}.`);
    const result: unknown = Reflect.apply(part, undefined, values);
    return typeof result === 'number' ? result : 0;
  };
  call(parts.begin);
  const state = call(parts.create, 0);
  const place = call(parts.allocate, frameLength * Float32Array.BYTES_PER_ELEMENT);
  if (state === 0 || place === 0) throw new Error('RNNoise found no room.');
  return {
    work(frame) {
      const shared = new Float32Array(own.buffer, place, frameLength);
      for (let index = 0; index < frameLength; index += 1) shared[index] = (frame[index] ?? 0) * scale;
      call(parts.process, state, place, place);
      for (let index = 0; index < frameLength; index += 1) frame[index] = (shared[index] ?? 0) / scale;
    },
  };
}

/** What that build calls its parts: `__wasm_call_ctors`, `rnnoise_create`, `malloc`, `rnnoise_process_frame`. */
const parts = { begin: 'd', create: 'f', allocate: 'g', process: 'j' } as const;

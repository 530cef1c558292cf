import { createDenoiser, frameLength } from './denoiser.ts';
import type { FrameBuffer } from './frame-buffer.ts';
import { createFrameBuffer } from './frame-buffer.ts';

/** The part of the worklet's world that this needs; TypeScript knows none of it. */
declare const sampleRate: number;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(
  name: string,
  processor: new (options: { readonly processorOptions: unknown }) => AudioWorkletProcessor,
): void;

/** Between two words of how long the work takes, in seconds of sound. */
const tellEvery = 2;

/** Runs in the browser's own thread for sound: takes noise out of what passes through, a hundredth of a second late. */
class NoiseProcessor extends AudioWorkletProcessor {
  readonly #buffer: FrameBuffer;
  #busy = 0;
  #samples = 0;

  constructor({ processorOptions }: { readonly processorOptions: unknown }) {
    super();
    if (!(processorOptions instanceof ArrayBuffer)) throw new TypeError('The net is missing.');
    const { work } = createDenoiser(processorOptions);
    this.#buffer = createFrameBuffer(frameLength, work);
  }

  process([input]: readonly (readonly Float32Array[])[], [output]: readonly (readonly Float32Array[])[]): boolean {
    const [heard] = input ?? [];
    const [first, ...more] = output ?? [];
    if (first === undefined) return true;
    const began = Date.now();
    if (heard === undefined) first.fill(0);
    else first.set(heard);
    this.#buffer.pass(first);
    for (const channel of more) channel.set(first);
    this.#tell(Date.now() - began, first.length);
    return true;
  }

  #tell(milliseconds: number, samples: number): void {
    this.#busy += milliseconds;
    this.#samples += samples;
    const seconds = this.#samples / sampleRate;
    if (seconds < tellEvery) return;
    this.port.postMessage(this.#busy / 1000 / seconds);
    this.#busy = 0;
    this.#samples = 0;
  }
}

registerProcessor('noise', NoiseProcessor);

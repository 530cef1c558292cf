import { readNet } from './net/read-net.ts';
import { startNet } from './net/run-net.ts';

/** Finds the person in a picture (C5). */
export interface Segmenter {
  /** How large the picture is that it looks at. */
  readonly width: number;
  readonly height: number;
  /**
   * How surely each place is of a person, 0 to 1, row by row; good until the next call.
   * @param pixels four bytes a place, red, green, blue and one that nobody looks at
   */
  find(pixels: Uint8ClampedArray): Float32Array;
}

/**
 * The net of MediaPipe's selfie segmentation for wide pictures, 256 by 144, worked out on the processor: it needs no graphics.
 * @param model the file `selfie_segmentation_landscape.tflite`
 * @param kernels `kernelBytes()`, compiled
 * @throws where it is another file
 */
export function createSegmenter(model: Uint8Array, kernels: WebAssembly.Module): Segmenter {
  const net = readNet(model);
  const picture = net.tensors[net.input];
  if (picture?.channels !== 3) throw new Error('Not a net for pictures.');
  const { width, height } = picture;
  const running = startNet(net, kernels);
  return {
    width,
    height,
    find(pixels) {
      for (let place = 0; place < width * height; place += 1) {
        running.input[3 * place] = (pixels[4 * place] ?? 0) / 255;
        running.input[3 * place + 1] = (pixels[4 * place + 1] ?? 0) / 255;
        running.input[3 * place + 2] = (pixels[4 * place + 2] ?? 0) / 255;
      }
      return running.run();
    },
  };
}

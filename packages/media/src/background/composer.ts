import { createRoomBlur } from './blur-room.ts';
import { createPersonMask } from './person-mask.ts';
import { paintScene } from './scene.ts';
import type { Scene } from './scene.ts';
import type { Segmenter } from './segmenter.ts';

/** Puts a person before another background. */
export interface Composer {
  /** From the next picture on. */
  show(scene: Scene): void;
  /** The picture of this frame; the same canvas each time. */
  compose(frame: CanvasImageSource, size: Size): OffscreenCanvas;
}

/** In pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How far a room is spread, in places of the segmenter's picture. */
const reaches = { light: 2, strong: 6 } as const;

/** A larger picture is hardly ever sent, and costs more than a phone has. */
const mostPixels = 960 * 540;

/** How large what goes out is: as what came in, with an end. */
export function composedSize({ width, height }: Size): Size {
  const part = Math.min(1, Math.sqrt(mostPixels / Math.max(1, width * height)));
  const even = (length: number): number => Math.max(2, 2 * Math.round((length * part) / 2));
  return { width: even(width), height: even(height) };
}

/** Makes one; for a worker or a page. */
export function createComposer(segmenter: Segmenter, first: Scene): Composer {
  const { width, height } = segmenter;
  const mask = createPersonMask(width * height);
  const room = createRoomBlur(width, height);
  const small = contextOf(new OffscreenCanvas(width, height), true);
  const cut = contextOf(new OffscreenCanvas(width, height), true);
  const blurred = contextOf(new OffscreenCanvas(width, height), true);
  const cutPixels = new ImageData(width, height);
  const roomPixels = new ImageData(width, height);
  const behind = contextOf(new OffscreenCanvas(2, 2), false);
  const out = contextOf(new OffscreenCanvas(2, 2), false);
  let scene = first;
  let isPainted = false;

  /** What is behind, as a picture of the size that goes out. */
  function painted(chosen: Exclude<Scene, { kind: 'blur' }>): OffscreenCanvas {
    const { canvas } = out;
    if (!isPainted || behind.canvas.width !== canvas.width || behind.canvas.height !== canvas.height) {
      behind.canvas.width = canvas.width;
      behind.canvas.height = canvas.height;
      paintScene(behind, chosen);
      isPainted = true;
    }
    return behind.canvas;
  }

  return {
    show(next) {
      scene = next;
      isPainted = false;
    },
    compose(frame, size) {
      const whole = composedSize(size);
      if (out.canvas.width !== whole.width || out.canvas.height !== whole.height) {
        out.canvas.width = whole.width;
        out.canvas.height = whole.height;
      }
      // Nobody is stretched before they are looked for.
      const part = Math.min(width / size.width, height / size.height);
      const box = { width: Math.round(size.width * part), height: Math.round(size.height * part) };
      small.clearRect(0, 0, width, height);
      small.drawImage(frame, 0, 0, box.width, box.height);
      const seen = small.getImageData(0, 0, width, height);
      const person = mask.next(segmenter.find(seen.data));
      takeAway(person, width, box);
      for (let place = 0; place < person.length; place += 1) cutPixels.data[4 * place + 3] = person[place] ?? 0;
      cut.putImageData(cutPixels, 0, 0);

      const stretch = (picture: OffscreenCanvas): void =>
        out.drawImage(picture, 0, 0, box.width, box.height, 0, 0, whole.width, whole.height);
      out.globalCompositeOperation = 'copy';
      stretch(cut.canvas);
      out.globalCompositeOperation = 'source-in';
      out.drawImage(frame, 0, 0, whole.width, whole.height);
      out.globalCompositeOperation = 'destination-over';
      if (scene.kind === 'blur') {
        room.blur(seen.data, person, reaches[scene.strength], roomPixels.data);
        blurred.putImageData(roomPixels, 0, 0);
        stretch(blurred.canvas);
      } else out.drawImage(painted(scene), 0, 0);
      return out.canvas;
    },
  };
}

/** What lies beside the picture is no room that could be spread into it. */
function takeAway(person: Uint8ClampedArray, width: number, box: Size): void {
  const height = person.length / width;
  if (box.height < height) person.fill(255, box.height * width);
  if (box.width === width) return;
  for (let row = 0; row < box.height; row += 1) person.fill(255, row * width + box.width, (row + 1) * width);
}

/** @param isRead whether its pixels are looked at all the time: then they had better not be on a graphics card */
function contextOf(canvas: OffscreenCanvas, isRead: boolean): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: isRead });
  if (context === null) throw new Error('No canvas.');
  return context;
}

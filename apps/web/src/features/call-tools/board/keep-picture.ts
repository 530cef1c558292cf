import { saveFile } from '../save-file.ts';
import type { Board } from './board.ts';
import { drawNotes, drawStrokes } from './draw.ts';

/** Width of a kept picture, in pixels. */
const width = 1600;

/**
 * Hands the person what is drawn as a PNG file, over what it lies on.
 * @param under what it lies on; null: white
 */
export async function keepPicture(
  board: Board,
  on: string,
  ratio: number,
  under: CanvasImageSource | null,
): Promise<void> {
  const box = { width, height: Math.round(width / ratio) };
  const strokes = groundOf(box);
  const marks = board.marks().filter((mark) => mark.on === on);
  drawStrokes(strokes.ground, box, marks, null);
  const whole = groundOf(box);
  whole.ground.fillStyle = '#ffffff';
  whole.ground.fillRect(0, 0, box.width, box.height);
  if (under !== null) whole.ground.drawImage(under, 0, 0, box.width, box.height);
  whole.ground.drawImage(strokes.canvas, 0, 0);
  drawNotes(
    whole.ground,
    box,
    marks.filter((mark) => mark.kind === 'note'),
  );
  const blob = await new Promise<Blob | null>((resolve) => whole.canvas.toBlob(resolve, 'image/png'));
  if (blob !== null) saveFile(blob, on === 'board' ? 'whiteboard.png' : 'picture.png');
}

function groundOf(box: { readonly width: number; readonly height: number }) {
  const canvas = document.createElement('canvas');
  canvas.width = box.width;
  canvas.height = box.height;
  const ground = canvas.getContext('2d');
  if (ground === null) throw new Error('No canvas in this browser');
  return { canvas, ground };
}

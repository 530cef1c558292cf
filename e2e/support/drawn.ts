import { expect, type Locator } from '@playwright/test';
import { savedBy, type Saved } from './download.ts';

/** A place in a box, as parts of it. */
export type Place = readonly [across: number, down: number];

/** The canvas of something that is drawn on. */
export function canvasOf(shared: Locator): Locator {
  return shared.getByRole('img', { name: /^Strokes drawn/ });
}

/** Waits until something is where it was ten drawings before: what has just been opened still makes room for what stands round it. */
async function standsStill(something: Locator): Promise<void> {
  await something.evaluate(async (element) => {
    let [before, still] = ['', 0];
    while (still < 10) {
      await new Promise(requestAnimationFrame);
      const now = JSON.stringify(element.getBoundingClientRect());
      still = now === before ? still + 1 : 0;
      before = now;
    }
  });
}

/** Draws a line with the mouse. */
export async function draws(shared: Locator, from: Place, to: Place): Promise<void> {
  const canvas = canvasOf(shared);
  await standsStill(canvas);
  const box = await canvas.boundingBox();
  if (box === null) throw new Error('There is nothing to draw on.');
  const { mouse } = canvas.page();
  await mouse.move(box.x + from[0] * box.width, box.y + from[1] * box.height);
  await mouse.down();
  await mouse.move(box.x + to[0] * box.width, box.y + to[1] * box.height, { steps: 8 });
  await mouse.up();
}

/** Draws a line with a pen that presses harder and harder, or with a finger. */
export async function drawsWith(shared: Locator, pointerType: 'pen' | 'touch', from: Place, to: Place): Promise<void> {
  await canvasOf(shared).evaluate(
    (canvas, { kind, start, end }) => {
      const box = canvas.getBoundingClientRect();
      // A pointer that no hardware moves can't be captured.
      canvas.setPointerCapture = () => undefined;
      canvas.hasPointerCapture = () => true;
      for (const [step, name] of ['pointerdown', 'pointermove', 'pointermove', 'pointermove', 'pointerup'].entries()) {
        const part = Math.min(step, 3) / 3;
        const event = new PointerEvent(name, {
          bubbles: true,
          cancelable: true,
          isPrimary: true,
          pointerId: 7,
          pointerType: kind,
          pressure: 0.2 + part * 0.7,
          clientX: box.left + ((start[0] ?? 0) + ((end[0] ?? 0) - (start[0] ?? 0)) * part) * box.width,
          clientY: box.top + ((start[1] ?? 0) + ((end[1] ?? 0) - (start[1] ?? 0)) * part) * box.height,
        });
        canvas.dispatchEvent(event);
      }
    },
    { kind: pointerType, start: from, end: to },
  );
}

/** Waits until so many strokes are drawn. */
export async function hasStrokes(shared: Locator, count: number): Promise<void> {
  await expect(canvasOf(shared)).toHaveAccessibleName(`Strokes drawn: ${String(count)}`);
}

/** Waits until something is painted at a place, or nothing. */
export async function isPaintedAt(shared: Locator, [across, down]: Place, isPainted = true): Promise<void> {
  const alpha = (): Promise<number> =>
    canvasOf(shared).evaluate(
      (canvas, place) => {
        if (!(canvas instanceof HTMLCanvasElement)) return -1;
        const pixel = canvas
          .getContext('2d')
          ?.getImageData(Math.round((place[0] ?? 0) * canvas.width), Math.round((place[1] ?? 0) * canvas.height), 1, 1);
        return pixel?.data[3] ?? -1;
      },
      [across, down],
    );
  if (isPainted) await expect.poll(alpha).toBeGreaterThan(0);
  else await expect.poll(alpha).toBe(0);
}

/** Presses *Download*, and answers the file's name and bytes. */
export async function keeps(shared: Locator): Promise<Saved> {
  return savedBy(shared.page(), () => shared.getByRole('button', { name: 'Download' }).click());
}

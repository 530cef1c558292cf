import { getStroke } from 'perfect-freehand';
import { colours, readPoints } from './marks.ts';
import type { Mark, Note, Point, Stroke } from './marks.ts';

/** What is drawn on; the part of a canvas that this needs. */
export type Ground = CanvasRenderingContext2D;

/** A box in pixels. */
export interface Box {
  readonly width: number;
  readonly height: number;
}

/** Width of a pen's line, as a part of the box's width. */
const widths = { pen: 0.0045, marker: 0.018 } as const;

/** A stroke that is being drawn or stands. */
export type Line = Pick<Stroke, 'pen' | 'colour'> & { readonly points: readonly Point[] };

/** Draws the strokes into a box; notes are elements of the page, except in a picture that is kept. */
export function drawStrokes(ground: Ground, box: Box, marks: readonly Mark[], live: Line | null): void {
  ground.clearRect(0, 0, box.width, box.height);
  for (const mark of marks) {
    if (mark.kind === 'stroke') drawLine(ground, box, { ...mark, points: readPoints(mark.points) });
  }
  if (live !== null) drawLine(ground, box, live);
}

function drawLine(ground: Ground, { width, height }: Box, { pen, colour, points }: Line): void {
  const outline = getStroke(
    points.map(([x, y, pressure]) => [x * width, y * height, pressure]),
    {
      size: widths[pen] * width,
      thinning: pen === 'pen' ? 0.5 : 0,
      smoothing: 0.5,
      streamline: 0.35,
      simulatePressure: points.every(([, , pressure]) => pressure === 0),
      last: true,
    },
  );
  const [first, ...rest] = outline;
  if (first === undefined) return;
  ground.globalAlpha = pen === 'marker' ? 0.4 : 1;
  ground.fillStyle = colours[colour];
  ground.beginPath();
  ground.moveTo(first[0] ?? 0, first[1] ?? 0);
  let [fromX = 0, fromY = 0] = first;
  for (const [x = 0, y = 0] of rest) {
    ground.quadraticCurveTo(fromX, fromY, (fromX + x) / 2, (fromY + y) / 2);
    [fromX, fromY] = [x, y];
  }
  ground.closePath();
  ground.fill();
  ground.globalAlpha = 1;
}

/** Draws the notes, for a picture that is kept. */
export function drawNotes(ground: Ground, box: Box, notes: readonly Note[]): void {
  const size = box.width * 0.0175;
  ground.font = `600 ${String(size)}px sans-serif`;
  ground.textBaseline = 'top';
  for (const { text, x, y, colour } of notes) {
    const lines = linesOf(ground, text, box.width * 0.26);
    const width = Math.max(...lines.map((line) => ground.measureText(line).width)) + size;
    const height = lines.length * size * 1.3 + size * 0.8;
    const left = x * box.width - width / 2;
    const top = y * box.height - height / 2;
    ground.fillStyle = '#fff6d6';
    ground.fillRect(left, top, width, height);
    ground.fillStyle = colours[colour];
    ground.fillRect(left, top, size * 0.25, height);
    ground.fillStyle = colours.black;
    lines.forEach((line, index) => ground.fillText(line, left + size / 2, top + size * 0.4 + index * size * 1.3));
  }
}

function linesOf(ground: Ground, text: string, width: number): readonly string[] {
  return text.split(/\s+/).reduce<readonly string[]>((lines, word) => {
    const last = lines.at(-1);
    if (last === undefined) return [word];
    const longer = `${last} ${word}`;
    return ground.measureText(longer).width <= width ? [...lines.slice(0, -1), longer] : [...lines, word];
  }, []);
}

/** The strokes that lie within reach of where an eraser went, from one point to the next. */
export function strokesAt(marks: readonly Mark[], from: Point, to: Point, ratio: number): readonly Stroke[] {
  const length = Math.hypot(to[0] - from[0], (to[1] - from[1]) / ratio);
  const steps = Math.ceil(length / reach) + 1;
  const places = Array.from({ length: steps + 1 }, (_, step): readonly [number, number] => [
    from[0] + ((to[0] - from[0]) * step) / steps,
    from[1] + ((to[1] - from[1]) * step) / steps,
  ]);
  return marks.filter((mark): mark is Stroke => {
    if (mark.kind !== 'stroke') return false;
    const points = readPoints(mark.points);
    const near = reach + widths[mark.pen] / 2;
    return places.some((place) =>
      points.some((point, index) => distance(place, points[index - 1] ?? point, point, ratio) < near),
    );
  });
}

/** How far an eraser reaches, as a part of the box's width. */
const reach = 0.008;

/** From a place to the line between two points, as a part of the box's width. */
function distance([x, y]: readonly [number, number], a: Point, b: Point, ratio: number): number {
  const [ax, ay, bx, by] = [a[0], a[1] / ratio, b[0], b[1] / ratio];
  const [dx, dy] = [bx - ax, by - ay];
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y / ratio - ay) * dy) / square));
  return Math.hypot(x - ax - along * dx, y / ratio - ay - along * dy);
}

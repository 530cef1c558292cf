import * as z from 'zod/mini';

/** The pens' colours, each with its name on screen. */
export const colours = {
  black: '#1b1f23',
  red: '#c81e1e',
  blue: '#1c5fd4',
  green: '#1a7a37',
  orange: '#d26300',
  violet: '#7a3fc0',
} as const;

export const colourNames = ['black', 'red', 'blue', 'green', 'orange', 'violet'] as const;

export type ColourName = (typeof colourNames)[number];

/** Bytes of a point: across and down, 16 bits each, as parts of the box; and the pressure, 0 where none is measured. */
const pointLength = 5;

/** Most points of one stroke; a longer one goes on as the next. */
export const mostPoints = 1500;

/** Most characters of a note. */
export const noteLimit = 200;

/** Most marks that are seen, notes among them. */
export const mostMarks = 2000;

/** Most notes that are seen. */
export const mostNotes = 100;

const common = {
  /** The number of the page that made it, and a count. */
  id: z.string().check(z.regex(/^[0-9a-z]{1,8}-[0-9a-z]{1,6}$/)),
  /** What it lies on: the whiteboard, or something that runs. */
  on: z.string().check(z.regex(/^(?:board|[0-9a-f]{16})$/)),
  colour: z.enum(colourNames),
};

const part = z.number().check(z.minimum(0), z.maximum(1));

const markShape = z.discriminatedUnion('kind', [
  z.strictObject({
    ...common,
    kind: z.literal('stroke'),
    pen: z.enum(['pen', 'marker']),
    points: z
      .instanceof(Uint8Array)
      .check(z.refine(({ length }) => length % pointLength === 0 && length <= mostPoints * pointLength)),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('note'),
    text: z.string().check(z.minLength(1), z.maxLength(noteLimit)),
    x: part,
    y: part,
  }),
]);

/** Something drawn or pinned. Everything lies at parts of its box, so that it is the same in every size. */
export type Mark = z.infer<typeof markShape>;
export type Stroke = Extract<Mark, { kind: 'stroke' }>;
export type Note = Extract<Mark, { kind: 'note' }>;

/** Where a pen was: across and down as parts of the box, and how hard it pressed, 0 where that isn't measured. */
export type Point = readonly [x: number, y: number, pressure: number];

/** Reads a mark that others may have made; null where it isn't right. */
export function readMark(value: unknown): Mark | null {
  const read = markShape.safeParse(value);
  return read.success ? read.data : null;
}

export function writePoints(points: readonly Point[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(points.length * pointLength);
  const view = new DataView(bytes.buffer);
  points.forEach(([x, y, pressure], index) => {
    view.setUint16(index * pointLength, Math.round(clamped(x) * 65_535));
    view.setUint16(index * pointLength + 2, Math.round(clamped(y) * 65_535));
    view.setUint8(index * pointLength + 4, Math.round(clamped(pressure) * 255));
  });
  return bytes;
}

export function readPoints(bytes: Uint8Array): readonly Point[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.length / pointLength }, (_, index): Point => {
    const at = index * pointLength;
    return [view.getUint16(at) / 65_535, view.getUint16(at + 2) / 65_535, view.getUint8(at + 4) / 255];
  });
}

/** Keeps something inside the box. */
export function clamped(value: number): number {
  return Math.min(1, Math.max(0, value));
}

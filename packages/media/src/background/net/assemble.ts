/**
 * A little of WebAssembly, written by its numbers: as much as a few loops over floats need. Instructions are lists of bytes, in
 * the order in which a stack machine does them.
 */
export type Code = readonly number[];

/** A local of a function, by its place: the parameters come first. */
export type Local = number;

/** What a local holds: whole numbers, floats, or four floats at once. */
export type Kind = 'i32' | 'f32' | 'v128';

const kindNumbers: Readonly<Record<Kind, number>> = { i32: 0x7f, f32: 0x7d, v128: 0x7b };

/** A function without a result. */
export interface WasmFunction {
  readonly name: string;
  readonly parameters: readonly Kind[];
  readonly locals: readonly Kind[];
  readonly body: Code;
}

/** A whole number in the format's own shape, 7 bits a byte. */
function unsigned(value: number): Code {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

function signed(value: number): Code {
  const low = value & 0x7f;
  const rest = value >> 7;
  const isLast = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0);
  return isLast ? [low] : [low | 0x80, ...signed(rest)];
}

const vector = (number: number): Code => [0xfd, ...unsigned(number)];
const aligned = (offset: number): Code => [2, ...unsigned(offset)];

export const get = (local: Local): Code => [0x20, ...unsigned(local)];
export const set = (local: Local, ...value: readonly Code[]): Code => [...value.flat(), 0x21, ...unsigned(local)];
export const whole = (value: number): Code => [0x41, ...signed(value)];
export const plus = (left: Code, right: Code): Code => [...left, ...right, 0x6a];
export const times = (left: Code, right: Code): Code => [...left, ...right, 0x6c];

/** Four floats from an address, or one of them four times; and to an address. Offsets are in bytes. */
export const load = (address: Code, offset = 0): Code => [...address, ...vector(0), ...aligned(offset)];
export const loadSame = (address: Code, offset = 0): Code => [...address, ...vector(9), ...aligned(offset)];
export const store = (address: Code, value: Code, offset = 0): Code => [
  ...address,
  ...value,
  ...vector(11),
  ...aligned(offset),
];
export const same = (float: Code): Code => [...float, ...vector(19)];

/** Four floats with four others. The larger and the smaller one are the plain ones, which ask nothing about what is no number. */
export const add = (left: Code, right: Code): Code => [...left, ...right, ...vector(228)];
export const multiply = (left: Code, right: Code): Code => [...left, ...right, ...vector(230)];
export const smaller = (left: Code, right: Code): Code => [...left, ...right, ...vector(234)];
export const larger = (left: Code, right: Code): Code => [...left, ...right, ...vector(235)];

/** Four times the same float. */
export function constant(value: number): Code {
  return [0x43, ...new Uint8Array(Float32Array.of(value).buffer), ...vector(19)];
}

/** Does the body once for 0, `step`, 2 · `step` … below `end`; at least once. */
export function loop(counter: Local, end: Local, step: number, ...body: readonly Code[]): Code {
  return [
    ...set(counter, whole(0)),
    ...[0x03, 0x40],
    ...body.flat(),
    ...set(counter, plus(get(counter), whole(step))),
    ...[...get(counter), ...get(end), 0x49, 0x0d, 0x00],
    0x0b,
  ];
}

const section = (number: number, ...parts: readonly Code[]): Code => {
  const content = parts.flat();
  return [number, ...unsigned(content.length), ...content];
};
const list = (items: readonly Code[]): Code => [...unsigned(items.length), ...items.flat()];
const text = (value: string): Code => list([...new TextEncoder().encode(value)].map((byte) => [byte]));

/** A module that works on a memory that is handed to it as `own.memory`. */
export function assemble(functions: readonly WasmFunction[]): Uint8Array<ArrayBuffer> {
  const types = functions.map(({ parameters }) => [0x60, ...list(parameters.map((kind) => [kindNumbers[kind]])), 0]);
  const bodies = functions.map(({ locals, body }) => {
    const code = [...list(locals.map((kind) => [1, kindNumbers[kind]])), ...body, 0x0b];
    return [...unsigned(code.length), ...code];
  });
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, list(types)),
    ...section(2, list([[...text('own'), ...text('memory'), 2, 0, 1]])),
    ...section(3, list(functions.map((_, index) => unsigned(index)))),
    ...section(7, list(functions.map(({ name }, index) => [...text(name), 0, ...unsigned(index)]))),
    ...section(10, list(bodies)),
  ]);
}

import type { Code, Local, WasmFunction } from './assemble.ts';
import {
  add,
  assemble,
  constant,
  get,
  larger,
  load,
  loadSame,
  loop,
  multiply,
  plus,
  same,
  set,
  smaller,
  store,
  times,
  whole,
} from './assemble.ts';

/** Places that `mix` takes at a time, and channels that all of them do: what they are given comes in such numbers. */
export const placesAtOnce = 4;
export const channelsAtOnce = 8;

/** Bytes of a float. */
const float = 4;
/** Bytes of four of them. */
const four = 16;

/**
 * `out[place][channel] = max(least, bias[channel] + Σ in[place][i] · weights[i][channel])`: a convolution of one place, for
 * four places and eight channels at a time.
 */
function mix(): WasmFunction {
  const [input, weights, bias, output, places, channelsIn, channelsOut, least] = [0, 1, 2, 3, 4, 5, 6, 7];
  const [place, channel, i, from, of, to, rowIn, rowOut] = [8, 9, 10, 11, 12, 13, 14, 15];
  const [floor, low, high, one] = [16, 17, 18, 19];
  const sums = Array.from({ length: placesAtOnce }, (_, index) => ({ low: 20 + 2 * index, high: 21 + 2 * index }));
  const offset = (row: Local, index: number): Code => times(get(row), whole(index));
  return {
    name: 'mix',
    parameters: ['i32', 'i32', 'i32', 'i32', 'i32', 'i32', 'i32', 'f32'],
    locals: [...Array<'i32'>(8).fill('i32'), ...Array<'v128'>(4 + 2 * placesAtOnce).fill('v128')],
    body: [
      ...set(rowIn, times(get(channelsIn), whole(float))),
      ...set(rowOut, times(get(channelsOut), whole(float))),
      ...set(floor, same(get(least))),
      ...loop(
        place,
        places,
        placesAtOnce,
        loop(
          channel,
          channelsOut,
          channelsAtOnce,
          set(from, plus(get(input), times(get(place), get(rowIn)))),
          set(of, plus(get(weights), times(get(channel), whole(float)))),
          set(to, plus(plus(get(output), times(get(place), get(rowOut))), times(get(channel), whole(float)))),
          set(low, load(plus(get(bias), times(get(channel), whole(float))))),
          set(high, load(plus(get(bias), times(get(channel), whole(float))), four)),
          sums.flatMap((sum) => [...set(sum.low, get(low)), ...set(sum.high, get(high))]),
          loop(
            i,
            channelsIn,
            1,
            set(low, load(get(of))),
            set(high, load(get(of), four)),
            sums.flatMap((sum, index) => [
              ...set(one, loadSame(plus(get(from), offset(rowIn, index)))),
              ...set(sum.low, add(get(sum.low), multiply(get(one), get(low)))),
              ...set(sum.high, add(get(sum.high), multiply(get(one), get(high)))),
            ]),
            set(from, plus(get(from), whole(float))),
            set(of, plus(get(of), get(rowOut))),
          ),
          sums.flatMap((sum, index) => [
            ...store(plus(get(to), offset(rowOut, index)), larger(get(sum.low), get(floor))),
            ...store(plus(get(to), offset(rowOut, index)), larger(get(sum.high), get(floor)), four),
          ]),
        ),
      ),
    ],
  };
}

/**
 * `out[y][x][c] = max(least, bias[c] + Σ in[y · stride + j][x · stride + i][c] · weights[j][i][c])`: a convolution of each channel for
 * itself. The input has its edge round it already; lengths are in bytes.
 */
function eachChannel(): WasmFunction {
  const [input, weights, bias, output, height, width, channels, size, stride, rowIn, least] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
  ];
  const [y, x, c, j, i, from, of, to, start, line] = [11, 12, 13, 14, 15, 16, 17, 18, 19, 20];
  const [floor, sum] = [21, 22];
  return {
    name: 'eachChannel',
    parameters: [...Array<'i32'>(10).fill('i32'), 'f32'],
    locals: [...Array<'i32'>(10).fill('i32'), 'v128', 'v128'],
    body: [
      ...set(floor, same(get(least))),
      ...set(to, get(output)),
      ...loop(
        y,
        height,
        1,
        loop(
          x,
          width,
          1,
          set(
            start,
            plus(
              get(input),
              times(get(stride), plus(times(get(y), get(rowIn)), times(times(get(x), get(channels)), whole(float)))),
            ),
          ),
          loop(
            c,
            channels,
            4,
            set(line, plus(get(start), times(get(c), whole(float)))),
            set(of, plus(get(weights), times(get(c), whole(float)))),
            set(sum, load(plus(get(bias), times(get(c), whole(float))))),
            loop(
              j,
              size,
              1,
              set(from, get(line)),
              loop(
                i,
                size,
                1,
                set(sum, add(get(sum), multiply(load(get(from)), load(get(of))))),
                set(from, plus(get(from), times(get(channels), whole(float)))),
                set(of, plus(get(of), times(get(channels), whole(float)))),
              ),
              set(line, plus(get(line), get(rowIn))),
            ),
            store(get(to), larger(get(sum), get(floor))),
            set(to, plus(get(to), whole(four))),
          ),
        ),
      ),
    ],
  };
}

/** For each four of `count` floats at `first` (and `second`, and `third`), what `value` says, to `output`. */
function everywhere(name: string, value: (first: Code, second: Code) => Code): WasmFunction {
  const [first, second, output, count, index, at] = [0, 1, 2, 3, 4, 5];
  return {
    name,
    parameters: ['i32', 'i32', 'i32', 'i32'],
    locals: ['i32', 'i32'],
    body: loop(
      index,
      count,
      4,
      set(at, times(get(index), whole(float))),
      store(plus(get(output), get(at)), value(load(plus(get(first), get(at))), load(plus(get(second), get(at))))),
    ),
  };
}

/** `out[place][channel] = in[place][channel] · gates[channel]`. */
function gate(): WasmFunction {
  const [input, gates, output, places, channels, place, channel, from, to] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
  return {
    name: 'gate',
    parameters: ['i32', 'i32', 'i32', 'i32', 'i32'],
    locals: ['i32', 'i32', 'i32', 'i32'],
    body: [
      ...set(from, get(input)),
      ...set(to, get(output)),
      ...loop(
        place,
        places,
        1,
        loop(
          channel,
          channels,
          4,
          store(get(to), multiply(load(get(from)), load(plus(get(gates), times(get(channel), whole(float)))))),
          set(from, plus(get(from), whole(four))),
          set(to, plus(get(to), whole(four))),
        ),
      ),
    ],
  };
}

/** `x · min(max(x + 3, 0), 6) / 6`. */
function hardSwish(value: Code): Code {
  const opened = smaller(larger(add(value, constant(3)), constant(0)), constant(6));
  return multiply(multiply(value, opened), constant(1 / 6));
}

/** The loops that a net spends its time in, as WebAssembly with four floats at once (every browser that we build for has it). */
export function kernelBytes(): Uint8Array<ArrayBuffer> {
  return assemble([
    mix(),
    eachChannel(),
    gate(),
    everywhere('add', add),
    everywhere('relu', (first) => larger(first, constant(0))),
    everywhere('hardSwish', hardSwish),
  ]);
}

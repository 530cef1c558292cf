/** Steps of a net that are too small for loops of their own; `floats` is the whole memory, places are counted in floats. */

/** A box of numbers in memory. */
export interface Box {
  readonly at: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/** How a convolution looks over its input. */
export interface Reach {
  readonly size: number;
  readonly stride: number;
  /** Places of nothing before the first one. */
  readonly top: number;
  readonly left: number;
}

/** Each channel's mean. */
export function mean(floats: Float32Array, from: Box, to: Box): void {
  const places = from.height * from.width;
  const { channels } = from;
  floats.fill(0, to.at, to.at + channels);
  for (let place = 0; place < places; place += 1) {
    const row = from.at + place * channels;
    for (let c = 0; c < channels; c += 1) floats[to.at + c] = (floats[to.at + c] ?? 0) + (floats[row + c] ?? 0);
  }
  for (let c = 0; c < channels; c += 1) floats[to.at + c] = (floats[to.at + c] ?? 0) / places;
}

/** Between 0 and 1. */
export function logistic(floats: Float32Array, from: Box, to: Box): void {
  const count = from.height * from.width * from.channels;
  for (let i = 0; i < count; i += 1) floats[to.at + i] = 1 / (1 + Math.exp(-(floats[from.at + i] ?? 0)));
}

/** Larger, smoothly: a place of the larger one lies between four of the smaller one. */
export function resize(floats: Float32Array, from: Box, to: Box): void {
  const { channels } = from;
  for (let y = 0; y < to.height; y += 1) {
    const rows = between(y, from.height, to.height);
    for (let x = 0; x < to.width; x += 1) {
      const columns = between(x, from.width, to.width);
      const at = (row: number, column: number): number => from.at + (row * from.width + column) * channels;
      const topLeft = at(rows.low, columns.low);
      const topRight = at(rows.low, columns.high);
      const lowLeft = at(rows.high, columns.low);
      const lowRight = at(rows.high, columns.high);
      const out = to.at + (y * to.width + x) * channels;
      const down = rows.part;
      const right = columns.part;
      for (let c = 0; c < channels; c += 1) {
        const top = (floats[topLeft + c] ?? 0) * (1 - right) + (floats[topRight + c] ?? 0) * right;
        const low = (floats[lowLeft + c] ?? 0) * (1 - right) + (floats[lowRight + c] ?? 0) * right;
        floats[out + c] = top * (1 - down) + low * down;
      }
    }
  }
}

function between(place: number, from: number, to: number): { low: number; high: number; part: number } {
  const exact = ((place + 0.5) * from) / to - 0.5;
  const low = Math.max(0, Math.floor(exact));
  return { low, high: Math.min(from - 1, Math.ceil(exact)), part: exact - low };
}

/** For each place that a convolution makes, all that it looks at, in a row. */
export function gather(floats: Float32Array, from: Box, to: number, out: Box, reach: Reach): void {
  let at = to;
  for (let y = 0; y < out.height; y += 1) {
    for (let x = 0; x < out.width; x += 1) {
      for (let j = 0; j < reach.size; j += 1) {
        const row = y * reach.stride + j - reach.top;
        for (let i = 0; i < reach.size; i += 1) {
          const column = x * reach.stride + i - reach.left;
          const isInside = row >= 0 && row < from.height && column >= 0 && column < from.width;
          const source = from.at + (row * from.width + column) * from.channels;
          for (let c = 0; c < from.channels; c += 1) {
            floats[at] = isInside ? (floats[source + c] ?? 0) : 0;
            at += 1;
          }
        }
      }
    }
  }
}

/** Copies a box into a larger one, so that there is nothing round it; what is round it stays. */
export function copyInto(floats: Float32Array, from: Box, to: Box, top: number, left: number): void {
  const length = from.width * from.channels;
  for (let row = 0; row < from.height; row += 1) {
    const source = from.at + row * length;
    floats.copyWithin(to.at + ((row + top) * to.width + left) * to.channels, source, source + length);
  }
}

/** Twice as high and wide: each place makes four, of one channel. `weights` are the four, each as long as the channels. */
export function enlarge(floats: Float32Array, from: Box, to: Box, weights: Float32Array, bias: number): void {
  for (let y = 0; y < from.height; y += 1) {
    for (let x = 0; x < from.width; x += 1) {
      const source = from.at + (y * from.width + x) * from.channels;
      for (let part = 0; part < 4; part += 1) {
        let sum = bias;
        const own = part * from.channels;
        for (let c = 0; c < from.channels; c += 1) sum += (floats[source + c] ?? 0) * (weights[own + c] ?? 0);
        floats[to.at + (2 * y + (part >> 1)) * to.width + 2 * x + (part & 1)] = sum;
      }
    }
  }
}

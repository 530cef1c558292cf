/** Red, green and blue, 0 to 255. */
type Channels = readonly [number, number, number];

/** Whether the text is a colour as tokens write it: `#rrggbb`, lower case. */
export function isColour(text: string): boolean {
  return /^#[0-9a-f]{6}$/.test(text);
}

function channelsOf(colour: string): Channels {
  const at = (from: number) => Number.parseInt(colour.slice(from, from + 2), 16);
  return [at(1), at(3), at(5)];
}

/** A colour between two: `share` 0 is the first, 1 the second. */
export function mix(one: string, other: string, share: number): string {
  const to = channelsOf(other);
  const mixed = channelsOf(one).map((value, index) => Math.round(value + ((to[index] ?? value) - value) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** The contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it. */
export function contrast(one: string, other: string): number {
  const first = luminance(one);
  const second = luminance(other);
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = channelsOf(colour);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(value: number): number {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** The first colour on the way from one to another with at least this contrast to all of these; the end where none has. */
export function toward(from: string, end: string, against: readonly string[], needed: number): string {
  for (let step = 0; step < 128; step += 1) {
    const tried = mix(from, end, step / 128);
    if (against.every((other) => contrast(tried, other) >= needed)) return tried;
  }
  return end;
}

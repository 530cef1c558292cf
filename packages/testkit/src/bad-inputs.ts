/** Something that a route or message must refuse, and in what it is wrong. */
export interface BadInput {
  readonly what: string;
  readonly value: unknown;
}

/** Longer than any text that the protocol takes. */
const tooLong = 'x'.repeat(150_000);

/**
 * Makes bad inputs out of a good one: every key missing, of a wrong type, too long; keys that nobody knows, `__proto__`
 * and other names that lead to prototypes, at every depth; and things that are no object at all.
 * @param good an input that is taken; nothing in it is changed
 * @param takes whether an input is taken: a key may be left out, be null or be empty where the contract says so
 */
export function badInputsFrom(good: unknown, takes: (value: unknown) => boolean): readonly BadInput[] {
  const whole: BadInput[] = [null, 'text', 7, true, [], [good]].map((value) => ({
    what: `the whole is ${Array.isArray(value) ? 'a list' : JSON.stringify(value)}`,
    value,
  }));
  return [...whole, ...within(good, [], (value) => value, takes)];
}

type Put = (value: unknown) => unknown;

function within(value: unknown, path: readonly string[], put: Put, takes: (value: unknown) => boolean): BadInput[] {
  if (!isRecord(value)) return [];
  const at = path.length === 0 ? 'the whole' : path.join('.');
  const strange: BadInput[] = ['unknown', 'constructor', 'prototype', 'role', 'organisationId', 'from'].map((key) => ({
    what: `${at} with the unknown key ${key}`,
    value: put({ ...value, [key]: 'strange' }),
  }));
  strange.push(
    { what: `${at} with __proto__`, value: put(withProto(value, { polluted: true })) },
    { what: `${at} with __proto__ null`, value: put(withProto(value, null)) },
  );
  return [...strange, ...Object.keys(value).flatMap((key) => atKey(value, key, path, put, takes))];
}

function atKey(
  value: Readonly<Record<string, unknown>>,
  key: string,
  path: readonly string[],
  put: Put,
  takes: (value: unknown) => boolean,
): BadInput[] {
  const here = [...path, key].join('.');
  const own = value[key];
  const replace: Put = (other) => put({ ...value, [key]: other });
  const { [key]: _left, ...others } = value;
  const maybe: BadInput[] = [
    { what: `${here} missing`, value: put(others) },
    { what: `${here} null`, value: replace(null) },
    { what: `${here} empty`, value: replace('') },
    { what: `${here} below zero`, value: replace(-1.5) },
  ].filter((input) => !takes(input.value));
  const wrong: readonly unknown[] = [
    typeof own === 'string' ? 7 : 'not of this type',
    typeof own === 'boolean' ? 'true' : true,
    [own],
    isRecord(own) ? 'no object' : { value: own },
    tooLong,
  ];
  return [
    ...maybe,
    ...wrong.map((other) => ({ what: `${here} as ${describe(other)}`, value: replace(other) })),
    ...within(own, [...path, key], replace, takes),
  ];
}

function withProto(value: Readonly<Record<string, unknown>>, proto: unknown): unknown {
  // Only parsing makes an own key of this name, as it comes in from the network.
  const text = JSON.stringify({ ...value, placeholder: proto });
  const parsed: unknown = JSON.parse(text.replace('"placeholder":', '"__proto__":'));
  return parsed;
}

function describe(value: unknown): string {
  if (value === tooLong) return 'a text that is too long';
  return JSON.stringify(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

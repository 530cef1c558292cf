/** How often a statement comes before it is worth a name. */
const often = 3;
/** How many get one: each is kept parsed and planned by every connection. */
const mostNames = 200;
/** How many are counted. */
const mostCounted = 2_000;
/** A list of several ids makes another statement for each of its lengths: they would take all the names of a process that lives for weeks. */
const list = /\bin \(\$\d+, /;

const names = new Map<string, string>();
const counts = new Map<string, number>();

/** The name of a statement that comes often, the same for as long as the process lives; undefined for any other. */
export function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= mostNames || list.test(text)) return known;
  const count = (counts.get(text) ?? 0) + 1;
  if (count < often) {
    if (counts.size >= mostCounted) counts.clear();
    counts.set(text, count);
    return undefined;
  }
  counts.delete(text);
  const name = `repeated_${String(names.size)}`;
  names.set(text, name);
  return name;
}

/**
 * The same pool or client, which names what is asked of it again and again: PostgreSQL parses a named statement once a connection, and
 * plans it a few times, where it would do both each time. A fifth of the time of a command is saved by it, and a third of a request's.
 */
export function namingRepeated<Target extends object>(target: Target): Target {
  return new Proxy(target, {
    get(of, key) {
      const value: unknown = Reflect.get(of, key, of);
      if (key !== 'query' || typeof value !== 'function') return value;
      return (asked: unknown, ...rest: readonly unknown[]): unknown =>
        Reflect.apply(value, of, [withName(asked), ...rest]);
    },
  });
}

/** What is asked, with a name where it has none and is worth one. */
function withName(asked: unknown): unknown {
  if (typeof asked !== 'object' || asked === null || !('text' in asked) || typeof asked.text !== 'string') return asked;
  // What submits itself, such as a cursor, is more than its text.
  if ('submit' in asked || ('name' in asked && asked.name !== undefined)) return asked;
  const name = nameOf(asked.text);
  return name === undefined ? asked : { ...asked, name };
}

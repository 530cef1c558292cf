/** Whether callers can come in, as `GET /api/doors/<clinic>` says it to everybody. */
export interface Door {
  readonly door: string;
  /** When it opens and closes next by itself, in milliseconds since 1970. */
  readonly opensAt: number | null;
  readonly closesAt: number | null;
  readonly timeZone: string;
  /** The server's clock. */
  readonly now: number;
}

/** The clinic's link, if it is one that may be opened: nothing but an address of the web; null otherwise. */
export function linkIn(text: string | null): URL | null {
  try {
    const link = new URL(text ?? '');
    return /^https?:$/.test(link.protocol) ? link : null;
  } catch {
    return null;
  }
}

/** Asks the clinic's server about its door; null where it says nothing, as where the page's own policy forbids to ask. */
export async function askDoor(link: URL): Promise<Door | null> {
  const slug = /^\/c\/([^/]+)\/?$/.exec(link.pathname)?.[1];
  if (slug === undefined) return null;
  try {
    // Nothing of the visitor goes along, nor which page it is that asks.
    const answer = await fetch(new URL(`/api/doors/${slug}`, link), {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    });
    return answer.ok ? readDoor(await answer.json()) : null;
  } catch {
    return null;
  }
}

/** Reads what a server says of a door; null for anything else. */
export function readDoor(said: unknown): Door | null {
  if (typeof said !== 'object' || said === null) return null;
  const read = new Map<string, unknown>(Object.entries(said));
  const [door, timeZone, now] = [read.get('door'), read.get('timeZone'), read.get('now')];
  if (typeof door !== 'string' || typeof timeZone !== 'string' || typeof now !== 'number') return null;
  const instant = (name: string): number | null => {
    const value = read.get(name);
    return typeof value === 'number' ? value : null;
  };
  return { door, timeZone, now, opensAt: instant('opensAt'), closesAt: instant('closesAt') };
}

/** How long what was said holds at least, in milliseconds: until it changes by itself, and never longer than an hour. */
export function holdsFor({ opensAt, closesAt, now }: Door): number {
  const next = opensAt ?? closesAt;
  // A second later, so that the answer that was kept on the way is over.
  return Math.min(3_600_000, Math.max(15_000, next === null ? Infinity : next - now + 1_000));
}

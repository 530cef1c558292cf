import { origin, type ServerInMemory } from './server-in-memory.ts';

/** A browser on its way between our server and a provider: it follows what it is told, and keeps the cookies of both. */
export interface SignOnBrowser {
  /** Opens an address of ours or of the provider, and follows; answers where that ends at our side. */
  open(address: string): Promise<{ readonly path: string; readonly status: number }>;
  /** Goes the whole way from the organisation's page, as somebody whom the provider knows. */
  signIn(slug: string, user: string, next?: string): Promise<string>;
  /** Begins, and signs in at the provider; answers the address that it would send the browser back to. */
  signInThere(slug: string, user: string, next?: string): Promise<string>;
  /** Begins; answers the address of the provider to which the browser is sent, without opening it. */
  signInThereAddress(slug: string): Promise<string>;
  /** The cookies that our server would get. */
  cookie(): string;
  /** Posts a form at our side, as the page of another site would. */
  post(path: string, form: Readonly<Record<string, string>>): Promise<{ path: string; status: number }>;
}

/** Opens an empty browser. */
export function openSignOnBrowser(server: ServerInMemory): SignOnBrowser {
  const own = new Map<string, string>();
  const theirs = new Map<string, string>();
  const write = (jar: ReadonlyMap<string, string>): string =>
    [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const keep = (jar: Map<string, string>, lines: readonly string[]): void => {
    for (const line of lines) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
  };

  async function step(address: string, form?: Readonly<Record<string, string>>) {
    if (address.startsWith('/') || address.startsWith(`${origin}/`)) {
      const url = address.replace(origin, '');
      const answer = await server.app.inject({
        method: form === undefined ? 'GET' : 'POST',
        url,
        headers: {
          cookie: write(own),
          ...(form === undefined
            ? {}
            : { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://id.elsewhere.example' }),
        },
        ...(form === undefined ? {} : { payload: new URLSearchParams(form).toString() }),
      });
      keep(own, [answer.headers['set-cookie'] ?? []].flat());
      return { status: answer.statusCode, location: answer.headers.location ?? null };
    }
    const answer = await fetch(address, {
      redirect: 'manual',
      headers: { cookie: write(theirs) },
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    });
    keep(theirs, answer.headers.getSetCookie());
    const location = answer.headers.get('location');
    return { status: answer.status, location: location === null ? null : new URL(location, address).href };
  }

  /** Follows until somebody has to do something, or until the address isn't to be opened. */
  async function follow(address: string, until: (address: string) => boolean = () => false) {
    let at = address;
    for (let steps = 0; steps < 20; steps++) {
      if (until(at)) return { path: at, status: 0 };
      const { status, location } = await step(at);
      if (location === null) return { path: at.replace(origin, ''), status };
      // Pages of ours that aren't about single sign-on are where it ends.
      if (location.startsWith('/') && !location.startsWith('/api/')) return { path: location, status };
      at = location;
    }
    throw new Error('The way has no end.');
  }

  async function signInThere(slug: string, user: string, next?: string): Promise<string> {
    const query = next === undefined ? '' : `?next=${encodeURIComponent(next)}`;
    const isBack = (address: string): boolean => address.startsWith(`${origin}/`);
    const there = await follow(`/api/single-sign-on/${slug}/begin${query}`, isBack);
    if (!there.path.includes('/interaction/')) return there.path;
    const { location } = await step(there.path, { user });
    if (location === null) throw new Error('The provider doesn’t go on.');
    return (await follow(location, isBack)).path;
  }

  return {
    open: (address) => follow(address),
    signInThere,
    async signInThereAddress(slug) {
      const { location } = await step(`/api/single-sign-on/${slug}/begin`);
      return location ?? '';
    },
    async signIn(slug, user, next) {
      const back = await signInThere(slug, user, next);
      return back.startsWith(origin) ? (await follow(back)).path : back;
    },
    cookie: () => write(own),
    async post(path, form) {
      const { status, location } = await step(path, form);
      return location === null ? { path, status } : follow(location);
    },
  };
}

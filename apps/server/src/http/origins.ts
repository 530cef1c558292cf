/** The origins from which pages may change something or open a socket. */
export interface Origins {
  allows(origin: string | undefined): boolean;
  /** Makes more origins known; the port is known only once the server listens. */
  add(origins: readonly string[]): void;
  all(): readonly string[];
}

/** A list that begins with the origins given, compared as browsers write them. */
export function createOrigins(initial: readonly string[]): Origins {
  const known = new Set(initial);
  return {
    allows: (origin) => origin !== undefined && known.has(origin),
    add: (origins) => {
      for (const origin of origins) known.add(origin);
    },
    all: () => [...known],
  };
}

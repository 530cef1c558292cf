/** How a door is, as far as a page shows it. */
export interface ShownDoor {
  readonly door: string;
  /** When it opens, in milliseconds since 1970. */
  readonly opensAt: number | null;
}

export interface WatchDoorParts {
  /** The clinic's slug. */
  readonly clinic: string;
  readonly shown: ShownDoor;
  /** The door is another one than the page shows. */
  readonly onChanged: () => void;
}

/** How often the server is asked, in milliseconds; its answer may be kept for nearly as long. */
const every = 20_000;
/** At most so long after the opening, so that not everybody comes in at the same moment. */
const spread = 2_000;

/**
 * Asks the server how the door is until that is another thing than the page shows. When it opens is counted by the server's
 * clock: this device's may be wrong by hours.
 */
export function watchDoor({ clinic, shown, onChanged }: WatchDoorParts): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;

  async function look(): Promise<void> {
    clearTimeout(timer);
    const found = await ask(clinic);
    if (isOver) return;
    if (found !== null && (found.door !== shown.door || found.opensAt !== shown.opensAt)) {
      isOver = true;
      onChanged();
      return;
    }
    const opening = found?.opensAt == null ? every : found.opensAt - found.now + Math.random() * spread;
    clearTimeout(timer);
    timer = setTimeout(() => void look(), Math.max(1_000, Math.min(every, opening)));
  }

  // A device that slept, or had no network, looks at once.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && !isOver) void look();
  });
  window.addEventListener('online', () => {
    if (!isOver) void look();
  });
  void look();
}

/** What the server says; null where it says nothing, or nothing that is known here. */
async function ask(clinic: string): Promise<(ShownDoor & { readonly now: number }) | null> {
  try {
    // One that the browser has kept may be older than the page, which would then load itself anew and anew.
    const answer = await fetch(`/api/doors/${clinic}`, { headers: { accept: 'application/json' }, cache: 'no-store' });
    const body: unknown = await answer.json();
    if (!answer.ok || typeof body !== 'object' || body === null) return null;
    const read = new Map<string, unknown>(Object.entries(body));
    const [door, opensAt, now] = [read.get('door'), read.get('opensAt'), read.get('now')];
    if (typeof door !== 'string' || typeof now !== 'number') return null;
    return { door, now, opensAt: typeof opensAt === 'number' ? opensAt : null };
  } catch {
    return null;
  }
}

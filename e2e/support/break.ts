import type { Page } from '@playwright/test';

declare global {
  interface Window {
    /** When picture and sound had stopped and were there again, in milliseconds since 1970; what was seen by then where they weren't. */
    unbroken?: Promise<number | string>;
  }
}

/** What a page that sees one other person sees of a break. */
export interface Break {
  /** When the picture and the sound of the other were there again, in milliseconds since 1970. @throws where nothing broke, or not within a minute */
  end(): Promise<number>;
  /** What the page sends and gets of pictures now, for the report of a test that failed. */
  told(): Promise<string>;
}

/** Watches, in the page, how the picture and the sound of one other person stop for more than a second, and go on. */
export async function watchBreak(page: Page): Promise<Break> {
  await page.evaluate(() => {
    const { probe } = window;
    if (probe === undefined) throw new Error('The page has no probe.');
    const until = Date.now() + 60_000;
    const lines = new Map<string, { count: number; at: number; broke: boolean; again: number | null }>();
    const look = async (): Promise<number | string> => {
      for (const [id, count] of Object.entries(await probe.arrived())) {
        const now = Date.now();
        const line = lines.get(id) ?? { count, at: now, broke: false, again: null };
        lines.set(id, line);
        if (count <= line.count) {
          if (now - line.at > 1_000) line.broke = true;
          // A line that is made anew counts from nothing.
          line.count = count;
          continue;
        }
        if (line.broke) line.again ??= now;
        [line.count, line.at] = [count, now];
      }
      const ends = [...lines.values()].flatMap(({ again }) => (again === null ? [] : [again]));
      if (ends.length >= 2) return Math.max(...ends);
      if (Date.now() > until)
        return [
          [...lines].map(([id, line]) => `${id} ${JSON.stringify(line)}`).join(', '),
          probe.states(),
          ...[...document.querySelectorAll('.tile:not(.self)')].map(({ textContent }) => textContent),
        ].join('; ');
      await new Promise((resolve) => setTimeout(resolve, 100));
      return look();
    };
    window.unbroken = look();
  });
  return {
    async end() {
      const at = await page.evaluate(() => window.unbroken);
      if (typeof at !== 'number') throw new Error(`Picture and sound didn’t stop and go on: ${at ?? 'nobody watched'}`);
      return at;
    },
    told: () =>
      page.evaluate(async () => {
        const told = await window.probe?.pictures();
        return told ?? 'no probe';
      }),
  };
}

/**
 * When picture and sound were there again for all of these, in milliseconds since 1970.
 * @throws with what each page has seen where it isn't so for one of them: what one doesn't see, another may not send
 */
export async function endsOf(breaks: readonly Break[]): Promise<readonly number[]> {
  const ends = await Promise.allSettled(breaks.map((each) => each.end()));
  const times = ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
  if (times.length === ends.length) return times;
  const told = await Promise.all(breaks.map((each) => each.told()));
  const words = ends.map((end, at) =>
    [end.status === 'fulfilled' ? `there again at ${String(end.value)}` : String(end.reason), told[at]].join('; '),
  );
  throw new Error(words.join('\n'));
}

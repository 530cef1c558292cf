import type { Page } from '@playwright/test';

declare global {
  interface Window {
    /** When pictures and sound of all others had come anew, in milliseconds since 1970; what came by then where they didn't. */
    renewed?: Promise<number | string>;
  }
}

/** What a page sees and hears from now on. */
export interface Renewal {
  /** When everybody was seen and heard again, in milliseconds since 1970. @throws where that takes longer than a minute and a half */
  when(): Promise<number>;
}

/** Watches, in the page, when pictures of so many others, and sound of so many, come over connections that it makes from now on. */
export async function watchRenewal(page: Page, seen: number, heard: number): Promise<Renewal> {
  await page.evaluate(
    ([mostSeen, mostHeard]) => {
      const { probe } = window;
      if (probe === undefined) throw new Error('The page has no probe.');
      const made = probe.made();
      const until = Date.now() + 90_000;
      const look = async (): Promise<number | string> => {
        const { pictures, sounds } = await probe.cameAfter(made);
        if (pictures >= mostSeen && sounds >= mostHeard) return Date.now();
        if (Date.now() > until)
          return `${String(pictures)} pictures of ${String(mostSeen)} and ${String(sounds)} sounds; ${probe.states()}`;
        await new Promise((resolve) => setTimeout(resolve, 400));
        return look();
      };
      window.renewed = look();
    },
    [seen, heard] as const,
  );
  return {
    async when() {
      const at = await page.evaluate(() => window.renewed);
      if (typeof at !== 'number') throw new Error(`Not all came anew: ${at ?? 'nobody watched'}`);
      return at;
    },
  };
}

import type { SessionTools } from '../../session/sessions.ts';
import { noteLost } from './presence.ts';
import type { OwnPage } from './presence.ts';

/** The pages that this node has lost. What can't be noted now is noted later: nobody stays here who is gone. */
export interface LostPages {
  add(page: OwnPage): void;
  /** To be run every second: tries again what failed. */
  retry(): Promise<void>;
  /** When everything that was begun is done. */
  settled(): Promise<void>;
}

/** Makes an empty list of lost pages. */
export function createLostPages(tools: SessionTools): LostPages {
  const failed = new Set<OwnPage>();
  const running = new Set<Promise<void>>();

  async function note(page: OwnPage): Promise<void> {
    try {
      await noteLost(tools, page);
    } catch (error) {
      failed.add(page);
      tools.log.error({ participantId: page.participantId, err: error }, 'A lost page could not be noted yet.');
    }
  }

  return {
    add(page) {
      const noted = note(page).finally(() => running.delete(noted));
      running.add(noted);
    },
    async retry() {
      const again = [...failed];
      failed.clear();
      for (const page of again) await note(page);
    },
    async settled() {
      await Promise.all(running);
    },
  };
}

import { describe, expect, it } from 'vitest';
import { mostKeptMails } from '../../features/mail/mailbox-store.ts';
import type { TestDatabase } from './test-database.ts';
import { noon } from './world.ts';

export function describeMailbox(open: () => TestDatabase): void {
  describe('the mailbox of the demo', () => {
    it('shows the newest first, and lets the oldest go', async () => {
      const { mailbox } = open().database.stores;
      expect(await mailbox.newest()).toEqual([]);
      const mailTo = (index: number) => ({
        at: noon + index,
        to: `person-${index}@nordby.example`,
        subject: 'Welcome',
        text: 'Good day',
        html: '<p>Good day</p>',
      });
      for (let index = 0; index < mostKeptMails + 2; index += 1) await mailbox.add(mailTo(index));

      const kept = await mailbox.newest();
      expect(kept).toHaveLength(mostKeptMails);
      expect(kept[0]).toEqual(mailTo(mostKeptMails + 1));
      expect(kept.at(-1)).toEqual(mailTo(2));
    });
  });
}

import { isOpen, nextPresence, peopleOf, type Consultation } from '@anteroom/domain';
import type { SessionTools } from '../../session/sessions.ts';
import { changePresence, graceOf } from './presence.ts';

/**
 * Hours were changed: whoever is away and wishes to be called back is waited for until the clinic closes now (E7). Nobody's
 * grace of waiting is shortened by it, nor begun anew by whatever else is set.
 */
export async function retimeGraces(tools: SessionTools, stays: readonly Consultation[]): Promise<void> {
  for (const stay of stays) {
    if (!isOpen(stay) || stay.callBackWantedSince === null) continue;
    for (const id of peopleOf(stay)) {
      await changePresence(tools, async (stores) => {
        const row = await stores.presence.get(id);
        if (row?.presence.state !== 'missing') return null;
        const { goneAt } = row.presence;
        const now = tools.clock.now();
        const grace = await graceOf(stores, row, tools);
        const isShortest = grace !== null && goneAt !== null && grace <= tools.grace.waiting && goneAt <= now + grace;
        const ends = grace === null ? null : now + grace;
        if (isShortest || ends === goneAt) return null;
        const presence = nextPresence(row.presence, { type: 'grace-changed', at: now, grace });
        return stores.presence.changeOwned(id, row, { presence });
      });
    }
  }
}

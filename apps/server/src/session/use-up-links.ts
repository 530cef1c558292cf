import { usesUp } from '@anteroom/domain';
import type { Instant } from '@anteroom/domain';
import type { Stores } from '../database/database.ts';
import type { StoredConsultation } from '../features/consultation/consultation-store.ts';
import { together } from './together.ts';

/** A stay that was the consultation of a caller's link uses it up; what was typed for the link goes with it (E9, E10). */
export async function useUpLinks(stores: Stores, changed: readonly StoredConsultation[], at: Instant): Promise<void> {
  await together(
    changed.map(async ({ consultation }) => {
      if (!usesUp(consultation)) return;
      const id = await stores.callerLinks.useUp(consultation.id, at);
      if (id !== null) await stores.typedEntries.erase(id);
    }),
  );
}

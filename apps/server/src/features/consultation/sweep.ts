import { isCallerLinkId, isConsultationId, isOpenVisit, isParticipantId, isToErase } from '@anteroom/domain';
import { eraseStay } from '../../session/save-session.ts';
import type { SessionTools } from '../../session/sessions.ts';
import type { StayKeyStore } from './typed-entry-store.ts';

/** How long the token of a visit that is over tells how it ended, in milliseconds; it opens nothing in that time. */
const tokensRememberedFor = 3_600_000;

/**
 * Makes what erases the words and destroys the keys of stays and visits that are over: where a crash came between the commit and
 * that, and where a clinic keeps what was typed for some hours after the end (A4). A key without either may belong to an arrival that is just being saved: it goes at the second sweep.
 */
export function createSweep(
  { database, words, clock }: Pick<SessionTools, 'database' | 'words' | 'clock'>,
  keys: StayKeyStore,
): () => Promise<number> {
  let unknownBefore: ReadonlySet<string> = new Set();
  return async () => {
    const ids = await keys.all();
    const { callerLinks, clinics, consultations, visits } = database.stores;
    const now = clock.now();
    const stays = await consultations.loadMany(ids.filter(isConsultationId));
    const places = await clinics.byIds([...new Set(stays.map(({ consultation }) => consultation.clinicId))]);
    const hours = new Map(places.map(({ clinic, settings }) => [clinic.id, settings.keepTypedHours]));
    const isOver = (stay: (typeof stays)[number]['consultation']) =>
      isToErase(stay, hours.get(stay.clinicId) ?? 0, now);
    const guests = await visits.loadMany(ids.filter(isParticipantId));
    await endLinksPastTheirTime(database, now);
    const links = await callerLinks.loadMany(ids.filter(isCallerLinkId));
    const goesOn = new Map<string, boolean>([
      ...links.map(({ id, ended }) => [id, ended === null] as const),
      ...stays.map(({ consultation }) => [consultation.id, !isOver(consultation)] as const),
      ...guests.map((visit) => [visit.id, isOpenVisit(visit)] as const),
    ]);
    const over = ids.filter((id) => !(goesOn.get(id) ?? !unknownBefore.has(id)));
    unknownBefore = new Set(ids.filter((id) => !goesOn.has(id)));
    for (const { consultation } of stays) {
      if (!isOver(consultation)) continue;
      await database.transact((stores) => eraseStay(stores, consultation.id));
    }
    for (const visit of guests) {
      if (isOpenVisit(visit)) continue;
      await database.transact((stores) => stores.typedEntries.erase(visit.id));
    }
    await visits.forgetTokens(now - tokensRememberedFor);
    for (const id of over) if (isConsultationId(id)) await words.destroy(id);
    return over.length;
  };
}

/** Most links that one sweep ends; the next one goes on. */
const linksAtOnce = 500;

/** What was typed for a link is erased when its time is over (E9). */
async function endLinksPastTheirTime(database: SessionTools['database'], now: number): Promise<void> {
  const ids = await database.stores.callerLinks.pastTime(now, linksAtOnce);
  if (ids.length === 0) return;
  await database.transact(async (stores) => {
    await stores.callerLinks.end(ids, 'expired', now);
    for (const id of ids) await stores.typedEntries.erase(id);
  });
}

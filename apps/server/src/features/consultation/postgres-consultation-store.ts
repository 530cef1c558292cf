import type { Consultation, ConsultationEvent } from '@anteroom/domain';
import { and, asc, count, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { Connection } from '../../database/postgres/connection.ts';
import { consultation, consultationEvent, offeredTo, offerExpiresAt } from '../../database/schema/consultation.ts';
import { byOffer, dueAtOnce, type ConsultationStore, type StoredConsultation } from './consultation-store.ts';
import { insertStay, loadStay, placeOfStay, saveStay } from './postgres-consultation-statements.ts';

/** Stays and their events in PostgreSQL. A stay and the events of one save are one statement. */
export function createPostgresConsultationStore(connection: Connection): ConsultationStore {
  const { db, run } = connection;

  async function staysWhere(condition: SQL | undefined): Promise<StoredConsultation[]> {
    return run(() =>
      db
        .select({ consultation: consultation.state, revision: consultation.revision })
        .from(consultation)
        .where(condition)
        .execute(),
    );
  }

  return {
    load: async (id) => (await run(() => loadStay(connection).execute({ id })))[0] ?? null,
    placeOf: async (id) => (await run(() => placeOfStay(connection).execute({ id })))[0] ?? null,
    loadMany: (ids) => staysWhere(inArray(consultation.id, [...ids])),
    async insert(stay, events) {
      await run(() =>
        insertStay(connection).execute({
          ...columnsOf(stay, events),
          clinicId: stay.clinicId,
          firstArrivedAt: stay.firstArrivedAt,
        }),
      );
    },
    async save(stay, expectedRevision, events) {
      const saved = await run(() =>
        saveStay(connection).execute({ ...columnsOf(stay, events), clinicId: stay.clinicId, expectedRevision }),
      );
      return saved.length === 1;
    },
    openOf: (clinicId) =>
      staysWhere(
        and(eq(consultation.clinicId, clinicId), sql`${consultation.status} in ('waiting', 'being-seen', 'on-hold')`),
      ),
    async offeredTo(clinicId) {
      const stays = await staysWhere(sql`${offeredTo(consultation.state)} = ${clinicId}`);
      return stays.sort(byOffer);
    },
    async offersDue(at) {
      const rows = await run(() =>
        db
          .select({ id: consultation.id })
          .from(consultation)
          .where(sql`${offerExpiresAt(consultation.state)} <= ${at}`)
          .orderBy(asc(offerExpiresAt(consultation.state)))
          .limit(dueAtOnce)
          .execute(),
      );
      return rows.map(({ id }) => id);
    },
    seenIn: (callId) => staysWhere(eq(consultation.callId, callId)),
    queueOf: (clinicId) =>
      run(() =>
        db
          .select({ id: consultation.id, firstArrivedAt: consultation.firstArrivedAt })
          .from(consultation)
          .where(and(eq(consultation.clinicId, clinicId), sql`${consultation.status} = 'waiting'`, isReal))
          .execute(),
      ),
    async countWaiting(clinicIds) {
      const rows = await run(() =>
        db
          .select({ clinicId: consultation.clinicId, waiting: count() })
          .from(consultation)
          .where(and(inArray(consultation.clinicId, [...clinicIds]), sql`${consultation.status} = 'waiting'`, isReal))
          .groupBy(consultation.clinicId)
          .execute(),
      );
      return new Map(rows.map(({ clinicId, waiting }) => [clinicId, waiting]));
    },
    async eventsOf(id) {
      const rows = await run(() =>
        db
          .select({ event: consultationEvent.event })
          .from(consultationEvent)
          .where(eq(consultationEvent.consultationId, id))
          .orderBy(asc(consultationEvent.revision), asc(consultationEvent.position))
          .execute(),
      );
      return rows.map(({ event }) => event);
    },
  };
}

/** Not of staff who try their own clinic: those are counted nowhere (H4). */
const isReal = sql`${consultation.state} ->> 'isPractice' is null`;

/** What both statements that write a stay are given, named as their placeholders are. */
function columnsOf(stay: Consultation, events: readonly ConsultationEvent[]) {
  return {
    id: stay.id,
    status: stay.status,
    callId: stay.status === 'being-seen' ? stay.callId : null,
    state: JSON.stringify(stay),
    events: JSON.stringify(events),
  };
}

import { and, eq, sql, type SQL } from 'drizzle-orm';
import { statement } from '../../database/postgres/connection.ts';
import { consultation, consultationEvent } from '../../database/schema/consultation.ts';
import { clinic } from '../../database/schema/organisation.ts';

const given = sql.placeholder;

/** Loads one stay: `id`. */
export const loadStay = statement((db) =>
  db
    .select({ consultation: consultation.state, revision: consultation.revision })
    .from(consultation)
    .where(eq(consultation.id, given('id')))
    .prepare('load_stay'),
);

/** Where a stay is: `id`. */
export const placeOfStay = statement((db) =>
  db
    .select({ consultationId: consultation.id, clinicId: clinic.id, organisationId: clinic.organisationId })
    .from(consultation)
    .innerJoin(clinic, eq(clinic.id, consultation.clinicId))
    .where(eq(consultation.id, given('id')))
    .prepare('place_of_stay'),
);

/**
 * Adds a stay with its first events in one round trip: `id`, `clinicId`, `status`, `callId`, `firstArrivedAt`, `state`
 * and `events`, the last two as JSON.
 */
export const insertStay = statement((db) => {
  const inserted = db.$with('inserted').as(
    db
      .insert(consultation)
      .values({
        id: given('id'),
        clinicId: given('clinicId'),
        status: given('status'),
        callId: given('callId'),
        firstArrivedAt: given('firstArrivedAt'),
        revision: 1,
        state: sql`${given('state')}::jsonb`,
      })
      .returning({ id: consultation.id, revision: consultation.revision }),
  );
  return db
    .with(inserted)
    .insert(consultationEvent)
    .select(eventsOf(sql`inserted`))
    .prepare('insert_stay');
});

/**
 * Saves a stay with its events where it still has the `expectedRevision`; answers one row if it had. Takes what
 * `insertStay` takes, but for `firstArrivedAt`, which never changes.
 */
export const saveStay = statement((db) => {
  const saved = db.$with('saved').as(
    db
      .update(consultation)
      .set({
        status: sql`${given('status')}`,
        callId: sql`${given('callId')}`,
        revision: sql`${consultation.revision} + 1`,
        state: sql`${given('state')}::jsonb`,
      })
      .where(
        and(
          eq(consultation.id, given('id')),
          eq(consultation.clinicId, given('clinicId')),
          eq(consultation.revision, given('expectedRevision')),
        ),
      )
      .returning({ id: consultation.id, revision: consultation.revision }),
  );
  const recorded = db.$with('recorded').as(
    db
      .insert(consultationEvent)
      .select(eventsOf(sql`saved`))
      .returning({ position: consultationEvent.position }),
  );
  return db.with(saved, recorded).select({ revision: saved.revision }).from(saved).prepare('save_stay');
});

/** The rows of the `events` given, for the stay that a common table expression has just written. */
function eventsOf(written: SQL): SQL {
  return sql`select ${written}.id, ${written}.revision, given.position, given.event
    from ${written}, jsonb_array_elements(${given('events')}::jsonb) with ordinality as given (event, position)`;
}

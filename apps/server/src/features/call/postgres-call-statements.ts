import { and, eq, sql, type SQL } from 'drizzle-orm';
import { statement } from '../../database/postgres/connection.ts';
import { call, callProvider } from '../../database/schema/call.ts';

const given = sql.placeholder;

const people = sql`${given('people')}::text[]`;

/** Adds a call and who is in it: `id`, `status`, `state` as JSON, and `people`, the ids of its providers. */
export const insertCall = statement((db) => {
  const inserted = db.$with('inserted').as(
    db
      .insert(call)
      .values({ id: given('id'), status: given('status'), revision: 1, state: sql`${given('state')}::jsonb` })
      .returning({ id: call.id }),
  );
  return db
    .with(inserted)
    .insert(callProvider)
    .select(whoCame(sql`inserted`))
    .prepare('insert_call');
});

/** Saves a call where it still has the `expectedRevision`, with who has come and gone; answers one row if it had. */
export const saveCall = statement((db) => {
  const saved = db.$with('saved').as(
    db
      .update(call)
      .set({
        status: sql`${given('status')}`,
        revision: sql`${call.revision} + 1`,
        state: sql`${given('state')}::jsonb`,
      })
      .where(and(eq(call.id, given('id')), eq(call.revision, given('expectedRevision'))))
      .returning({ id: call.id }),
  );
  const gone = db.$with('gone').as(
    db
      .delete(callProvider)
      .where(sql`${callProvider.callId} = (select id from saved) and ${callProvider.personId} <> all (${people})`)
      .returning({ personId: callProvider.personId }),
  );
  const come = db.$with('come').as(
    db
      .insert(callProvider)
      .select(whoCame(sql`saved`))
      .returning({ personId: callProvider.personId }),
  );
  return db.with(saved, gone, come).select({ id: saved.id }).from(saved).prepare('save_call');
});

/** Those of the `people` given who aren't yet in the call that a common table expression has just written. */
function whoCame(written: SQL): SQL {
  return sql`select given.person_id, ${written}.id from ${written}, (select distinct unnest(${people})) as given (person_id)
    where not exists (
      select from ${callProvider} as known where known.person_id = given.person_id and known.call_id = ${written}.id
    )`;
}

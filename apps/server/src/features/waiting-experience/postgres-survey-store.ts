import { surveyHandful, type SurveyCounts, type SurveyScore } from '@anteroom/domain';
import { and, asc, count, eq, gte, isNotNull, lt, sql } from 'drizzle-orm';
import { statement, type Connection } from '../../database/postgres/connection.ts';
import { callerToken } from '../../database/schema/consultation.ts';
import { surveyAnswer, surveyTicket } from '../../database/schema/waiting-experience.ts';
import type { SurveyStore } from './survey-store.ts';

const given = sql.placeholder;
const hashIs = sql`${surveyTicket.hash} = ${sql.param(given('hash'), surveyTicket.hash)}`;

const findTicket = statement((db) =>
  db
    .select({ clinicId: surveyTicket.clinicId, endedAt: surveyTicket.endedAt })
    .from(surveyTicket)
    .where(hashIs)
    .prepare('find_ticket'),
);

/** Surveys in PostgreSQL. */
export function createPostgresSurveyStore(connection: Connection): SurveyStore {
  const { db, run } = connection;
  return {
    async issue(consultationId, endedAt) {
      await run(() =>
        db.execute(
          sql`insert into ${surveyTicket} (hash, clinic_id, ended_at)
            select hash, clinic_id, ${endedAt}::bigint from ${callerToken} where consultation_id = ${consultationId}
            on conflict do nothing`,
        ),
      );
    },
    find: async (hash) => (await run(() => findTicket(connection).execute({ hash })))[0] ?? null,
    async take(hash) {
      const [taken] = await run(() =>
        db
          .delete(surveyTicket)
          .where(eq(surveyTicket.hash, hash))
          .returning({ clinicId: surveyTicket.clinicId, endedAt: surveyTicket.endedAt })
          .execute(),
      );
      return taken ?? null;
    },
    async answer(clinicId, answer) {
      await run(() =>
        db
          .insert(surveyAnswer)
          .values({ clinicId, ...answer, isShown: false })
          .execute(),
      );
      const hidden = and(eq(surveyAnswer.clinicId, clinicId), eq(surveyAnswer.isShown, false));
      await run(() =>
        db
          .update(surveyAnswer)
          .set({ isShown: true })
          .where(
            and(
              hidden,
              sql`(select count(*) from ${surveyAnswer} as hidden
                where hidden.clinic_id = ${clinicId} and not hidden.is_shown) >= ${surveyHandful}`,
            ),
          )
          .execute(),
      );
    },
    async counts(clinicId, since) {
      const rows = await run(() =>
        db
          .select({ score: surveyAnswer.score, answers: count() })
          .from(surveyAnswer)
          .where(
            and(eq(surveyAnswer.clinicId, clinicId), eq(surveyAnswer.isShown, true), gte(surveyAnswer.month, since)),
          )
          .groupBy(surveyAnswer.score)
          .execute(),
      );
      const times = (score: SurveyScore): number => rows.find((row) => row.score === score)?.answers ?? 0;
      return { 1: times(1), 2: times(2), 3: times(3), 4: times(4), 5: times(5) } satisfies SurveyCounts;
    },
    async sentences(clinicId, since, { limit, offset }) {
      const fits = and(
        eq(surveyAnswer.clinicId, clinicId),
        eq(surveyAnswer.isShown, true),
        gte(surveyAnswer.month, since),
        isNotNull(surveyAnswer.sentence),
      );
      const rows = await run(() =>
        db.select().from(surveyAnswer).where(fits).orderBy(asc(surveyAnswer.id)).limit(limit).offset(offset).execute(),
      );
      const [all] = await run(() => db.select({ total: count() }).from(surveyAnswer).where(fits).execute());
      return {
        answers: rows.map(({ id, month, score, sentence }) => ({ id, month, score: scoreOf(score), sentence })),
        total: all?.total ?? 0,
      };
    },
    async forget({ ticket, month }) {
      await run(() => db.delete(surveyTicket).where(lt(surveyTicket.endedAt, ticket)).execute());
      await run(() => db.delete(surveyAnswer).where(lt(surveyAnswer.month, month)).execute());
    },
  };
}

/** A check of the table keeps everything else out. */
function scoreOf(stored: number): SurveyScore {
  switch (stored) {
    case 1:
    case 2:
    case 3:
    case 4:
    case 5:
      return stored;
    default:
      throw new TypeError('A stored score is malformed.');
  }
}

import { and, asc, eq, isNull, or, sql } from 'drizzle-orm';
import { statement, type Connection } from '../../database/postgres/connection.ts';
import { waitingAlert, waitingAlertSent } from '../../database/schema/alerts.ts';
import { consultation } from '../../database/schema/consultation.ts';
import { clinic } from '../../database/schema/organisation.ts';
import { mostDue, type AlertStore, type DueAlerts } from './alert-store.ts';

const columns = {
  personId: waitingAlert.personId,
  clinicId: waitingAlert.clinicId,
  inPage: waitingAlert.inPage,
  desktop: waitingAlert.desktop,
  email: waitingAlert.email,
  sms: waitingAlert.sms,
  push: waitingAlert.push,
  afterMinutes: waitingAlert.afterMinutes,
  onlyAway: waitingAlert.onlyAway,
  locale: waitingAlert.locale,
  sealedPhone: waitingAlert.sealedPhone,
  setAt: waitingAlert.setAt,
};

const dueAt = sql`${consultation.firstArrivedAt} + ${waitingAlert.afterMinutes}::bigint * 60000`;

/** Asked every few seconds by every node: prepared once, and quick where nobody is to hear of anything. */
const dueNow = statement((db) =>
  db
    .select({ alerts: columns, caller: consultation.id })
    .from(waitingAlert)
    .innerJoin(clinic, eq(clinic.id, waitingAlert.clinicId))
    .innerJoin(consultation, and(eq(consultation.clinicId, waitingAlert.clinicId), eq(consultation.status, 'waiting')))
    .where(
      and(
        or(waitingAlert.email, waitingAlert.sms, waitingAlert.push),
        isNull(clinic.closedAt),
        sql`${consultation.state} ->> 'isPractice' is null`,
        sql`${dueAt} <= ${sql.placeholder('now')}`,
        sql`greatest(${dueAt}, (${consultation.state} ->> 'arrivedAt')::bigint) >= ${waitingAlert.setAt}`,
        sql`not exists (select from ${waitingAlertSent} where ${waitingAlertSent.consultationId} = ${consultation.id}
          and ${waitingAlertSent.personId} = ${waitingAlert.personId})`,
      ),
    )
    .orderBy(asc(waitingAlert.personId), asc(waitingAlert.clinicId), asc(consultation.firstArrivedAt))
    .limit(mostDue)
    .prepare('alerts_due'),
);

/** Own alerts in PostgreSQL. */
export function createPostgresAlertStore(connection: Connection): AlertStore {
  const { db, run } = connection;
  return {
    async of(person, clinicId) {
      const rows = await run(() =>
        db
          .select(columns)
          .from(waitingAlert)
          .where(and(eq(waitingAlert.personId, person), eq(waitingAlert.clinicId, clinicId)))
          .execute(),
      );
      return rows[0] ?? null;
    },
    async put({ personId, clinicId, ...values }) {
      await run(() =>
        db
          .insert(waitingAlert)
          .values({ personId, clinicId, ...values })
          .onConflictDoUpdate({ target: [waitingAlert.personId, waitingAlert.clinicId], set: values })
          .execute(),
      );
    },
    async due(now) {
      const rows = await run(() => dueNow(connection).execute({ now }));
      const found: DueAlerts[] = [];
      for (const { alerts, caller } of rows) {
        const last = found.at(-1);
        const isSame = last?.alerts.personId === alerts.personId && last.alerts.clinicId === alerts.clinicId;
        if (last !== undefined && isSame) found[found.length - 1] = { alerts, callers: [...last.callers, caller] };
        else found.push({ alerts, callers: [caller] });
      }
      return found;
    },
    async claim(personId, callers, at) {
      if (callers.length === 0) return [];
      const rows = await run(() =>
        db
          .insert(waitingAlertSent)
          .values(callers.map((consultationId) => ({ consultationId, personId, at })))
          .onConflictDoNothing()
          .returning({ id: waitingAlertSent.consultationId })
          .execute(),
      );
      return rows.map(({ id }) => id);
    },
    async forget() {
      await run(() =>
        db
          .delete(waitingAlertSent)
          .where(
            sql`not exists (select from ${consultation} where ${consultation.id} = ${waitingAlertSent.consultationId}
              and ${consultation.status} = 'waiting')`,
          )
          .execute(),
      );
    },
  };
}

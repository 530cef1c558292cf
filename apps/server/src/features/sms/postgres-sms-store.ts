import { desc, sql } from 'drizzle-orm';
import type { Connection } from '../../database/postgres/connection.ts';
import { keptSms, smsCount } from '../../database/schema/sms.ts';
import { mostKeptSms, type SmsStore } from './sms-store.ts';

const hour = 3_600_000;

/** Messages in PostgreSQL. */
export function createPostgresSmsStore({ db, run }: Connection): SmsStore {
  return {
    async keep(sms) {
      await run(() => db.insert(keptSms).values(sms).execute());
      await run(() =>
        db
          .delete(keptSms)
          .where(sql`${keptSms.id} <= (select id from ${keptSms} order by id desc offset ${mostKeptSms} limit 1)`)
          .execute(),
      );
    },
    newest: () =>
      run(() =>
        db
          .select({ at: keptSms.at, to: keptSms.to, text: keptSms.text })
          .from(keptSms)
          .orderBy(desc(keptSms.id))
          .limit(mostKeptSms)
          .execute(),
      ),
    async count(clinicId, now, limit) {
      if (limit < 1) return false;
      const current = Math.floor(now / hour);
      const isSameHour = sql`${smsCount.hour} = ${current}`;
      const rows = await run(() =>
        db
          .insert(smsCount)
          .values({ clinicId, hour: current, sent: 1 })
          .onConflictDoUpdate({
            target: smsCount.clinicId,
            set: { hour: current, sent: sql`case when ${isSameHour} then ${smsCount.sent} + 1 else 1 end` },
            setWhere: sql`not (${isSameHour}) or ${smsCount.sent} < ${limit}`,
          })
          .returning({ sent: smsCount.sent })
          .execute(),
      );
      return rows.length > 0;
    },
  };
}

import { desc, sql } from 'drizzle-orm';
import type { Connection } from '../../database/postgres/connection.ts';
import { mailboxMail } from '../../database/schema/mail.ts';
import { mostKeptMails, type MailboxStore } from './mailbox-store.ts';

/** The mailbox in PostgreSQL. */
export function createPostgresMailboxStore({ db, run }: Connection): MailboxStore {
  return {
    async add(mail) {
      await run(() => db.insert(mailboxMail).values(mail).execute());
      await run(() =>
        db
          .delete(mailboxMail)
          .where(
            sql`${mailboxMail.id} <= (select id from ${mailboxMail} order by id desc offset ${mostKeptMails} limit 1)`,
          )
          .execute(),
      );
    },
    newest: () =>
      run(() =>
        db
          .select({
            at: mailboxMail.at,
            to: mailboxMail.to,
            subject: mailboxMail.subject,
            text: mailboxMail.text,
            html: mailboxMail.html,
          })
          .from(mailboxMail)
          .orderBy(desc(mailboxMail.id))
          .limit(mostKeptMails)
          .execute(),
      ),
  };
}

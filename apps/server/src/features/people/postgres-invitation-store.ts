import { defaultLocale, parseLocale } from '@anteroom/i18n';
import { and, eq, isNull, sql, type SQL } from 'drizzle-orm';
import type { Connection } from '../../database/postgres/connection.ts';
import { user } from '../../database/schema/identity.ts';
import { invitation } from '../../database/schema/people.ts';
import type { InvitationStore, InvitedPlace, StoredInvitation } from './invitation-store.ts';
import { columnsOfOffer, offerOf } from './offer-columns.ts';

/** Invitations in PostgreSQL. */
export function createPostgresInvitationStore({ db, run }: Connection): InvitationStore {
  async function first(condition: SQL | undefined): Promise<StoredInvitation | null> {
    const rows = await run(() => db.select().from(invitation).where(condition).limit(1).for('update').execute());
    return rows[0] === undefined ? null : storedOf(rows[0]);
  }
  return {
    async add({ offer, ...stored }, tokenHash) {
      await run(() =>
        db
          .insert(invitation)
          .values({ ...stored, ...columnsOfOffer(offer), tokenHash })
          .execute(),
      );
    },
    byId: (id) => first(eq(invitation.id, id)),
    byToken: (tokenHash) => first(eq(invitation.tokenHash, tokenHash)),
    unsettled: (email, place) => first(and(eq(invitation.email, email), unsettledAt(place))),
    async renew(id, { offer, ...renewal }, tokenHash) {
      await run(() =>
        db
          .update(invitation)
          .set({ ...renewal, ...columnsOfOffer(offer), tokenHash })
          .where(eq(invitation.id, id))
          .execute(),
      );
    },
    async settle(id, how, at) {
      const settled = how === 'accepted' ? { acceptedAt: at } : { withdrawnAt: at };
      await run(() => db.update(invitation).set(settled).where(eq(invitation.id, id)).execute());
    },
    async unsettledOf(place, { search, limit, offset }) {
      const fits = and(unsettledAt(place), sql`strpos(${invitation.email}, lower(${search})) > 0`);
      const rows = await run(() =>
        db
          .select({ invitation, invitedByName: user.name, total: sql<string>`count(*) over ()` })
          .from(invitation)
          .leftJoin(user, eq(user.id, invitation.invitedBy))
          .where(fits)
          .orderBy(sql`${invitation.email} collate "C"`, sql`${invitation.id} collate "C"`)
          .limit(limit)
          .offset(offset)
          .execute(),
      );
      const total = rows[0]?.total ?? (offset === 0 ? 0 : await run(() => db.$count(invitation, fits)));
      return {
        entries: rows.map((row) => ({ ...storedOf(row.invitation), invitedByName: row.invitedByName })),
        total: Number(total),
      };
    },
    async withdrawAllBy(person, at) {
      const rows = await run(() =>
        db
          .update(invitation)
          .set({ withdrawnAt: at })
          .where(and(eq(invitation.invitedBy, person), isNull(invitation.acceptedAt), isNull(invitation.withdrawnAt)))
          .returning({ id: invitation.id })
          .execute(),
      );
      return rows.length;
    },
  };
}

/** As the unique index says it, so that it is used. */
function unsettledAt({ organisationId, clinicId }: InvitedPlace): SQL | undefined {
  return and(
    eq(invitation.organisationId, organisationId),
    sql`coalesce(${invitation.clinicId}, '') = ${clinicId ?? ''}`,
    isNull(invitation.acceptedAt),
    isNull(invitation.withdrawnAt),
  );
}

function storedOf(row: typeof invitation.$inferSelect): StoredInvitation {
  const { id, email, invitedBy, invitedAt, expiresAt, acceptedAt, withdrawnAt, locale } = row;
  return {
    id,
    email,
    offer: offerOf(row),
    invitedBy,
    invitedAt,
    expiresAt,
    acceptedAt,
    withdrawnAt,
    locale: parseLocale(locale) ?? defaultLocale,
  };
}

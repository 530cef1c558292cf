import {
  accepted,
  canInvite,
  domainOfEmail,
  invitationExpiry,
  offeredRole,
  refused,
  type InvitationId,
  type Offer,
  type PersonId,
  type Result,
  type StaffActor,
} from '@anteroom/domain';
import type { LocaleCode } from '@anteroom/i18n';
import * as z from 'zod/mini';
import type { Stores } from '../../database/database.ts';
import type { Refusal } from '../../refusal.ts';
import { actorOf } from '../access/read-model.ts';
import type { StoredInvitation } from './invitation-store.ts';
import { newInvitationSecret } from './invitation-secret.ts';
import { createInvitationLimit } from './invitation-limit.ts';
import { giveRole } from './give-role.ts';
import { addedLetter, invitationLetter } from './letters.ts';
import { findOfferedPlace, roleFacts, type OfferedPlace } from './offered-place.ts';
import type { PeopleTools } from './people-tools.ts';

const address = z.email();

/** Who invites: somebody signed in, or the operator at the command line. */
export type Inviter = PersonId | 'operator';

/** Where links lead, such as `https://video.hospital.example`. */
type Origin = string;

/** Inviting people (P3). None of its answers tells whether an account exists. */
export interface Invitations {
  /** Asks somebody by e-mail to take a role; who has an account has it at once, and is told. */
  invite(
    by: Inviter,
    wanted: { readonly email: string; readonly offer: Offer; readonly locale: LocaleCode },
    origin: Origin,
  ): Promise<Result<Sent, Refusal>>;
  /** Sends another link for a month from now; the one before is dead. Whoever does so stands for it from now on. */
  resend(by: PersonId, id: InvitationId, origin: Origin): Promise<Result<Sent, Refusal>>;
  withdraw(by: PersonId, id: InvitationId): Promise<Result<null, Refusal>>;
}

/** What was sent. Only the operator may hear that no e-mail went out: they can bring the link by other ways. */
export interface Sent {
  /** The link of the invitation; null for somebody who had an account. */
  readonly href: string | null;
  readonly isMailed: boolean;
}

/** An invitation that is to be sent, or somebody who is to be told. */
type Letter =
  | { readonly kind: 'invitation'; readonly invitation: StoredInvitation; readonly token: string }
  | { readonly kind: 'added'; readonly person: PersonId; readonly isNew: boolean };

export function createInvitations(tools: PeopleTools): Invitations {
  const { clock, ids, change, identity, mailer, standingChanged } = tools;
  const limit = createInvitationLimit(clock);

  async function send(
    letter: Letter & { readonly by: Inviter; readonly place: OfferedPlace },
    mail: { readonly email: string; readonly offer: Offer; readonly locale: LocaleCode },
    origin: Origin,
  ): Promise<Result<Sent, Refusal>> {
    const { email: to, offer, locale } = mail;
    if (letter.kind === 'added') {
      if (!letter.isNew) return accepted({ href: null, isMailed: false });
      standingChanged(letter.person);
      const facts = { ...roleFacts(offer, letter.place, null), href: `${origin}/clinics` };
      const sent = await mailer.send({ to, locale, write: addedLetter(facts) });
      return sent.ok || letter.by === 'operator' ? accepted({ href: null, isMailed: sent.ok }) : sent;
    }
    const by = letter.by === 'operator' ? null : ((await nameOf(tools, letter.by)) ?? null);
    const href = `${origin}/invitation/${letter.token}`;
    const { expiresAt } = letter.invitation;
    const facts = { ...roleFacts(offer, letter.place, by), href, expiresAt, timeZone: letter.place.timeZone };
    const sent = await mailer.send({ to, locale, write: invitationLetter(facts) });
    return sent.ok || letter.by === 'operator' ? accepted({ href, isMailed: sent.ok }) : sent;
  }

  return {
    async invite(by, { offer, locale, ...wanted }, origin) {
      const email = wanted.email.trim().toLowerCase();
      // Before anything is saved: an embedded database does one thing at a time, and accounts are asked on their own.
      const isAddress = address.safeParse(email).success && email.length <= 254;
      const person = isAddress ? await accountFor(email, offer) : null;
      const isAllowed = once(() => by === 'operator' || limit.allows(by, email));
      const saved = await change(async (stores): Promise<Result<Letter & { place: OfferedPlace }, Refusal>> => {
        const place = await findOfferedPlace(stores, offer);
        const may = await mayInvite(stores, by, offer);
        if (!may.ok) return may;
        if (place === null) return refused({ code: 'not-found' });
        if (place.isClosed) return refused(closedRefusal(offer));
        if (!isAddress) return refused({ code: 'email-malformed', field: 'email' });
        if (!isAllowed()) return refused({ code: 'too-many-invitations' });
        const letter =
          person === null ? await ask(stores, by, { email, offer, locale }) : await add(stores, by, person, offer);
        return letter.ok ? accepted({ ...letter.value, place }) : letter;
      });
      return saved.ok ? send({ ...saved.value, by }, { email, offer, locale }, origin) : saved;
    },

    async resend(by, id, origin) {
      const isAllowed = once((email: string) => limit.allows(by, email));
      const saved = await change(async (stores) => {
        const invitation = await stores.invitations.byId(id);
        const found = await openTo(stores, by, invitation);
        if (!found.ok) return found;
        const place = await findOfferedPlace(stores, found.value.offer);
        if (place === null) return refused<Refusal>({ code: 'not-found' });
        if (place.isClosed) return refused(closedRefusal(found.value.offer));
        if (!isAllowed(found.value.email)) return refused<Refusal>({ code: 'too-many-invitations' });
        const { token, hash } = newInvitationSecret();
        const renewed = {
          ...found.value,
          invitedBy: by,
          invitedAt: clock.now(),
          expiresAt: invitationExpiry(clock.now()),
        };
        await stores.invitations.renew(id, renewalOf(renewed), hash);
        await note(stores, by, 'resend-invitation', renewed);
        return accepted({ kind: 'invitation' as const, invitation: renewed, token, place });
      });
      if (!saved.ok) return saved;
      return send({ ...saved.value, by }, saved.value.invitation, origin);
    },

    withdraw: (by, id) =>
      change(async (stores) => {
        const found = await openTo(stores, by, await stores.invitations.byId(id));
        if (!found.ok) return found;
        await stores.invitations.settle(id, 'withdrawn', clock.now());
        await note(stores, by, 'withdraw-invitation', found.value);
        return accepted(null);
      }),
  };

  /**
   * Whose account this address is. One whose mailbox nobody has proven was made on the word of an organisation's provider:
   * it is that organisation's alone, and everybody else asks by a letter to the mailbox.
   */
  async function accountFor(email: string, offer: Offer): Promise<PersonId | null> {
    const person = await identity.personByEmail(email);
    if (person === null || (await identity.isMailboxProven(person))) return person;
    const domain = domainOfEmail(email);
    const { singleSignOn } = tools.database.stores;
    const owner = domain === null ? null : await singleSignOn.organisationOfDomain(domain);
    return owner === offer.organisationId ? person : null;
  }

  /** Keeps the question; one that was asked before and isn't settled is asked anew, with what is offered now. */
  async function ask(
    stores: Stores,
    by: Inviter,
    wanted: { readonly email: string; readonly offer: Offer; readonly locale: LocaleCode },
  ): Promise<Result<Letter, Refusal>> {
    const { token, hash } = newInvitationSecret();
    const place = { organisationId: wanted.offer.organisationId, clinicId: clinicOf(wanted.offer) };
    const before = await stores.invitations.unsettled(wanted.email, place);
    if (before !== null) {
      // It offers something else now: who may not manage what it offered may not take that away.
      const may = await mayInvite(stores, by, before.offer);
      if (!may.ok) return may;
    }
    const now = clock.now();
    const invitation: StoredInvitation = {
      id: before?.id ?? ids.invitation(),
      ...wanted,
      invitedBy: by === 'operator' ? null : by,
      invitedAt: now,
      expiresAt: invitationExpiry(now),
      acceptedAt: null,
      withdrawnAt: null,
    };
    if (before === null) await stores.invitations.add(invitation, hash);
    else await stores.invitations.renew(before.id, renewalOf(invitation), hash);
    await note(stores, by, 'invite', invitation);
    return accepted({ kind: 'invitation', invitation, token });
  }

  async function add(stores: Stores, by: Inviter, person: PersonId, offer: Offer): Promise<Result<Letter, Refusal>> {
    if (by === person) return refused({ code: 'own-role' });
    const isNew = await giveRole(stores, person, offer);
    if (isNew) {
      await stores.audit.append([
        {
          at: clock.now(),
          actor: doneBy(by),
          verb: `grant-${offeredRole(offer)}`,
          clinicId: clinicOf(offer),
          subject: person,
        },
      ]);
    }
    return accepted({ kind: 'added', person, isNew });
  }

  async function note(stores: Stores, by: Inviter, verb: string, { id, offer }: StoredInvitation): Promise<void> {
    await stores.audit.append([{ at: clock.now(), actor: doneBy(by), verb, clinicId: clinicOf(offer), subject: id }]);
  }
}

/** An invitation that is neither accepted nor withdrawn, and that somebody may manage. */
async function openTo(
  stores: Stores,
  by: PersonId,
  invitation: StoredInvitation | null,
): Promise<Result<StoredInvitation, Refusal>> {
  const actor = await actorOf({ kind: 'staff', personId: by }, stores);
  if (actor.kind !== 'staff') return refused({ code: 'not-signed-in' });
  if (invitation === null) return refused({ code: 'not-found' });
  const may = canInvite(actor, invitation.offer);
  if (!may.allowed) return refused({ code: may.reason });
  const isOpen = invitation.acceptedAt === null && invitation.withdrawnAt === null;
  return isOpen ? accepted(invitation) : refused({ code: 'conflict' });
}

async function mayInvite(stores: Stores, by: Inviter, offer: Offer): Promise<Result<StaffActor | null, Refusal>> {
  if (by === 'operator') return accepted(null);
  const actor = await actorOf({ kind: 'staff', personId: by }, stores);
  if (actor.kind !== 'staff') return refused({ code: 'not-signed-in' });
  const may = canInvite(actor, offer);
  return may.allowed ? accepted(actor) : refused({ code: may.reason });
}

/** Asks once: a transaction that is done again is still one letter. */
function once<Asked extends readonly unknown[]>(ask: (...asked: Asked) => boolean): (...asked: Asked) => boolean {
  let answer: boolean | null = null;
  return (...asked) => (answer ??= ask(...asked));
}

async function nameOf({ database }: PeopleTools, id: PersonId): Promise<string | undefined> {
  return (await database.stores.access.namesOf([id])).get(id);
}

function renewalOf({ offer, invitedBy, invitedAt, expiresAt, locale }: StoredInvitation) {
  return { offer, invitedBy, invitedAt, expiresAt, locale };
}

function closedRefusal({ kind }: Offer): Refusal {
  return { code: kind === 'organisation' ? 'organisation-closed' : 'clinic-closed' };
}

function clinicOf(offer: Offer) {
  return offer.kind === 'organisation' ? null : offer.clinicId;
}

function doneBy(by: Inviter) {
  return by === 'operator' ? ({ kind: 'operator' } as const) : ({ kind: 'staff', personId: by } as const);
}

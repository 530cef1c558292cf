import {
  accepted,
  canBeTaken,
  cleanName,
  offeredRole,
  refused,
  noPermission,
  type PersonId,
  type Result,
} from '@anteroom/domain';
import type { InvitationQuestion } from '@anteroom/protocol';
import type { Stores } from '../../database/database.ts';
import type { Refusal } from '../../refusal.ts';
import type { Session } from '../session/read-model.ts';
import { giveRole } from './give-role.ts';
import { hashOfInvitation } from './invitation-secret.ts';
import type { StoredInvitation } from './invitation-store.ts';
import { findOfferedPlace, type OfferedPlace } from './offered-place.ts';
import type { PeopleTools } from './people-tools.ts';

/** Taking invitations (P3). One that can't be taken answers like one that never was. */
export interface Acceptances {
  /** What it says; `session`: who asks, where they are signed in. */
  read(token: string, session: Session | null): Promise<Result<InvitationQuestion, Refusal>>;
  /** Makes the account with the role. */
  accept(wanted: {
    readonly token: string;
    readonly name: string;
    readonly password: string;
  }): Promise<Result<null, Refusal>>;
  /** As somebody who is signed in with the address of the invitation. */
  acceptAs(token: string, session: Session): Promise<Result<null, Refusal>>;
}

const notFound = refused<Refusal>({ code: 'not-found' });

export function createAcceptances(tools: PeopleTools): Acceptances {
  const { database, change, identity, clock, standingChanged } = tools;

  /** The invitation of a secret, where it can be taken now; nobody changes it until the end of the transaction. */
  async function takeable(
    stores: Stores,
    token: string,
  ): Promise<{ readonly invitation: StoredInvitation; readonly place: OfferedPlace } | null> {
    const invitation = await stores.invitations.byToken(hashOfInvitation(token));
    if (invitation === null) return null;
    const place = await findOfferedPlace(stores, invitation.offer);
    if (place === null) return null;
    const { invitedBy } = invitation;
    const inviter = invitedBy === null ? 'operator' : ((await stores.access.actorOf(invitedBy)) ?? 'gone');
    return canBeTaken(invitation, clock.now(), inviter, place) ? { invitation, place } : null;
  }

  /** Looks for one without taking it. */
  const found = (token: string) => database.transact((stores) => takeable(stores, token));

  async function take(token: string, person: PersonId, email: string): Promise<Result<null, Refusal>> {
    const taken = await change(async (stores) => {
      const open = await takeable(stores, token);
      if (open === null || open.invitation.email !== email.toLowerCase()) return notFound;
      const { id, offer } = open.invitation;
      await giveRole(stores, person, offer);
      await stores.invitations.settle(id, 'accepted', clock.now());
      const by = { at: clock.now(), actor: { kind: 'staff', personId: person } as const };
      const clinicId = offer.kind === 'organisation' ? null : offer.clinicId;
      await stores.audit.append([
        { ...by, verb: 'accept-invitation', clinicId, subject: id },
        { ...by, verb: `grant-${offeredRole(offer)}`, clinicId, subject: person },
      ]);
      return accepted(null);
    });
    if (taken.ok) standingChanged(person);
    return taken;
  }

  return {
    async read(token, session) {
      const open = await found(token);
      if (open === null) return notFound;
      const { invitation, place } = open;
      const { offer, email, expiresAt, invitedBy } = invitation;
      const names = invitedBy === null ? null : await database.stores.access.namesOf([invitedBy]);
      const isOwn = session?.email.toLowerCase() === email;
      const isKnown = isOwn || (await identity.personByEmail(email)) !== null;
      return accepted({
        invitedBy: invitedBy === null ? null : (names?.get(invitedBy) ?? null),
        organisation: place.organisation,
        clinic: place.clinic?.name ?? null,
        role: offeredRole(offer),
        permissions: offer.kind === 'clinic' ? offer.permissions : noPermission,
        email,
        expiresAt,
        takes: isOwn ? 'nothing' : isKnown ? 'sign-in' : 'account',
      });
    },
    async accept({ token, name: typed, password }) {
      const open = await found(token);
      if (open === null) return notFound;
      const name = cleanName(typed);
      if (name === null) return refused({ code: 'name-malformed', field: 'name' });
      const { email } = open.invitation;
      const made = await identity.createPerson({ email, name, password });
      if (!made.ok) return refused(refusalOfAccount(made.refusal));
      const taken = await take(token, made.value, email);
      // Withdrawn in between: accounts are the identity library's, on a connection of its own, so what it made is taken back.
      if (!taken.ok) await identity.removePerson(made.value);
      return taken;
    },
    acceptAs: (token, session) => take(token, session.personId, session.email),
  };
}

type NewPersonProblem = Extract<
  Awaited<ReturnType<PeopleTools['identity']['createPerson']>>,
  { readonly ok: false }
>['refusal'];

function refusalOfAccount(problem: NewPersonProblem): Refusal {
  switch (problem) {
    case 'email-taken':
      return { code: 'account-exists' };
    case 'malformed-email':
      return { code: 'email-malformed', field: 'email' };
    case 'password-too-long':
      return { code: 'invalid-input', field: 'password' };
    default:
      return { code: problem, field: 'password' };
  }
}

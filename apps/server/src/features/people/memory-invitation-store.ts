import type { MemoryAccess } from '../../database/memory/memory-access.ts';
import { mustHold } from '../../database/memory/memory-access.ts';
import type { InvitationStore, InvitedPlace, StoredInvitation } from './invitation-store.ts';
import { columnsOfOffer } from './offer-columns.ts';

/** Invitations in memory. */
export function createMemoryInvitationStore({ run }: MemoryAccess): InvitationStore {
  const withoutToken = ({ tokenHash: _, ...stored }: StoredInvitation & { readonly tokenHash: string }) => stored;
  return {
    add: (stored, tokenHash) =>
      run(({ invitations, people, clinics, organisations }) => {
        const { organisationId, clinicId } = columnsOfOffer(stored.offer);
        mustHold(organisations.has(organisationId), 'invitation_organisation_id_organisation_id_fk');
        mustHold(clinicId === null || clinics.has(clinicId), 'invitation_clinic_id_clinic_id_fk');
        mustHold(stored.invitedBy === null || people.has(stored.invitedBy), 'invitation_invited_by_user_id_fk');
        const another = invitations.select((each) => each.email === stored.email && isUnsettledAt(each, stored.offer));
        mustHold(another.length === 0, 'invitation_open');
        invitations.set(stored.id, { ...stored, tokenHash: hex(tokenHash) });
      }),
    byId: (id) => run(({ invitations }) => invitations.select((each) => each.id === id).map(withoutToken)[0] ?? null),
    byToken: (tokenHash) =>
      run(
        ({ invitations }) =>
          invitations.select((each) => each.tokenHash === hex(tokenHash)).map(withoutToken)[0] ?? null,
      ),
    unsettled: (email, place) =>
      run(
        ({ invitations }) =>
          invitations.select((each) => each.email === email && isUnsettledAt(each, place)).map(withoutToken)[0] ?? null,
      ),
    renew: (id, renewal, tokenHash) =>
      run(({ invitations }) => {
        const stored = invitations.get(id);
        if (stored !== undefined) invitations.set(id, { ...stored, ...renewal, tokenHash: hex(tokenHash) });
      }),
    settle: (id, how, at) =>
      run(({ invitations }) => {
        const stored = invitations.get(id);
        if (stored === undefined) return;
        invitations.set(id, { ...stored, ...(how === 'accepted' ? { acceptedAt: at } : { withdrawnAt: at }) });
      }),
    unsettledOf: (place, { search, limit, offset }) =>
      run(({ invitations, people }) => {
        const found = invitations
          .select((each) => isUnsettledAt(each, place) && each.email.includes(search.toLowerCase()))
          .sort((left, right) => (left.email < right.email ? -1 : 1));
        const entries = found.slice(offset, offset + limit).map((each) => ({
          ...withoutToken(each),
          invitedByName: each.invitedBy === null ? null : (people.get(each.invitedBy)?.name ?? null),
        }));
        return { entries, total: found.length };
      }),
    withdrawAllBy: (person, at) =>
      run(({ invitations }) => {
        const theirs = invitations.select(
          ({ invitedBy, acceptedAt, withdrawnAt }) =>
            invitedBy === person && acceptedAt === null && withdrawnAt === null,
        );
        for (const stored of theirs) invitations.set(stored.id, { ...stored, withdrawnAt: at });
        return theirs.length;
      }),
  };
}

function isUnsettledAt(stored: StoredInvitation, place: InvitedPlace | StoredInvitation['offer']): boolean {
  const { organisationId, clinicId } = columnsOfOffer(stored.offer);
  const wanted = 'clinicId' in place ? place.clinicId : null;
  const isOpen = stored.acceptedAt === null && stored.withdrawnAt === null;
  return isOpen && organisationId === place.organisationId && clinicId === wanted;
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

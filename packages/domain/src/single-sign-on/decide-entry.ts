import type { StaffActor } from '../access/actor.ts';
import type { OrganisationId, PersonId } from '../ids.ts';
import { accepted, refused, type Result } from '../result.ts';
import { domainOfEmail } from './email-domain.ts';
import type { SingleSignOnSettings } from './settings.ts';

/** What a provider says of somebody, its signature checked. */
export interface ProviderClaim {
  /** The provider's own name for them; it never changes. */
  readonly subject: string;
  readonly email: string | null;
  /** Whether the provider says that the address is theirs. */
  readonly isEmailVerified: boolean;
  readonly name: string | null;
}

/** What we know of whom the claim may be about. */
export interface KnownPeople {
  /** Who came by this provider under this subject before. */
  readonly bySubject: StaffActor | null;
  /** Who has an account with this e-mail. */
  readonly byEmail: StaffActor | null;
  /** Whether the organisation has invited this address, and the invitation is open. */
  readonly isInvited: boolean;
}

/**
 * Who comes in: somebody known, somebody whose account is tied to the provider now, somebody new. `domain` is the
 * organisation's domain by which they come; null for who comes by an invitation to another address.
 */
export type Entry =
  | { readonly kind: 'known' | 'tied'; readonly personId: PersonId; readonly domain: string | null }
  | { readonly kind: 'new'; readonly email: string; readonly name: string; readonly domain: string | null };

/** Why somebody whom the provider knows doesn't come in. */
export type EntryRefusal =
  | 'single-sign-on-off'
  | 'email-missing'
  | 'email-unverified'
  | 'email-not-of-organisation'
  | 'not-invited'
  | 'account-not-linked'
  | 'belongs-elsewhere';

/**
 * Whether a provider's word lets somebody in. It speaks for addresses of the organisation's domains and for whom the
 * organisation has invited, and never for somebody who is anything at another organisation.
 */
export function decideEntry(
  organisation: OrganisationId,
  settings: SingleSignOnSettings,
  claim: ProviderClaim,
  known: KnownPeople,
): Result<Entry, EntryRefusal> {
  if (!settings.isOn) return refused('single-sign-on-off');
  if (claim.email === null) return refused('email-missing');
  if (!claim.isEmailVerified) return refused('email-unverified');
  const email = claim.email.trim().toLowerCase();
  const addressed = domainOfEmail(email);
  if (addressed === null) return refused('email-missing');
  const isOwnDomain = settings.domains.includes(addressed);
  const domain = isOwnDomain ? addressed : null;

  if (known.bySubject !== null) {
    if (!speaksFor(organisation, known.bySubject)) return refused('belongs-elsewhere');
    // Who came by an invitation goes on, as long as they are somebody here.
    if (!isOwnDomain && !isSomebody(organisation, known.bySubject)) return refused('email-not-of-organisation');
    return accepted({ kind: 'known', personId: known.bySubject.personId, domain });
  }
  if (!isOwnDomain && !known.isInvited) return refused('email-not-of-organisation');
  if (known.byEmail !== null) {
    if (!isOwnDomain || !isSomebody(organisation, known.byEmail)) return refused('account-not-linked');
    if (!speaksFor(organisation, known.byEmail)) return refused('belongs-elsewhere');
    return accepted({ kind: 'tied', personId: known.byEmail.personId, domain });
  }
  if (settings.joining === 'by-invitation' && !known.isInvited) return refused('not-invited');
  return accepted({ kind: 'new', email, name: nameFor(claim.name, email), domain });
}

/** Whether an organisation's provider may speak for somebody: not where they are anything at another organisation. */
export function speaksFor(organisation: OrganisationId, { organisations, clinics, referrals }: StaffActor): boolean {
  return [...organisations, ...clinics, ...referrals].every(({ organisationId }) => organisationId === organisation);
}

function isSomebody(organisation: OrganisationId, { organisations, clinics, referrals }: StaffActor): boolean {
  return [...organisations, ...clinics, ...referrals].some(({ organisationId }) => organisationId === organisation);
}

const longestName = 120;

/** The provider's name for them, or what stands before the `@`. */
function nameFor(name: string | null, email: string): string {
  const given = (name ?? '').replace(/\s+/g, ' ').trim().slice(0, longestName);
  return given === '' ? email.slice(0, email.indexOf('@')) : given;
}

/**
 * Whether a session that came by single sign-on still holds: the organisation has it on, the domain by which it came is
 * still its own, and the person is nothing elsewhere.
 */
export function holdsSession(
  organisation: OrganisationId,
  settings: SingleSignOnSettings | null,
  session: { readonly domain: string | null },
  person: StaffActor | null,
): boolean {
  if (settings === null || !settings.isOn || person === null) return false;
  if (session.domain !== null && !settings.domains.includes(session.domain)) return false;
  return speaksFor(organisation, person);
}

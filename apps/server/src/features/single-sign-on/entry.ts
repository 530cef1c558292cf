import { accepted, isOrganisationId, isSlug, refused, type Organisation, type Result } from '@anteroom/domain';
import type { SingleSignOnProblem } from '@anteroom/protocol';
import type { Database } from '../../database/database.ts';
import { addressesOf } from './addresses.ts';
import { isOwn, type Attempt, type Attempts } from './attempts.ts';
import type { Enter } from './entering.ts';
import type { Oidc } from './oidc.ts';
import { readSamlAnswer, samlEntry, samlMetadata } from './saml.ts';
import { newToken, type SingleSignOnSecrets } from './secrets.ts';
import type { StoredSingleSignOn } from './single-sign-on-store.ts';

export interface EntryParts {
  readonly database: Database;
  readonly attempts: Attempts;
  readonly oidc: Oidc;
  readonly secrets: SingleSignOnSecrets;
  readonly enter: Enter;
}

/** What a browser brings. */
export interface FromBrowser {
  /** The cookie that it was given when it began. */
  readonly cookie: string | undefined;
  readonly userAgent: string;
}

/** Somebody is in: the cookies to set, and where they wanted to go. */
export interface Entered {
  readonly cookies: readonly string[];
  readonly next: string;
}

/** The way to an organisation's provider and back. */
export interface SingleSignOnEntry {
  /** Where to send the browser, and the cookie that it keeps meanwhile. */
  begin(
    slug: string,
    next: string,
    cookie: string | undefined,
    origin: string,
  ): Promise<Result<{ readonly address: string; readonly cookie: string }, SingleSignOnProblem>>;
  /** @param search what stands behind the question mark of the address that the browser comes back to */
  comeBack(
    id: string,
    search: URLSearchParams,
    from: FromBrowser,
    origin: string,
  ): Promise<Result<Entered, SingleSignOnProblem>>;
  /** Takes what a SAML provider posts; answers the name under which the browser comes in. */
  takeAssertion(
    id: string,
    posted: { readonly answer: string; readonly relayState: string },
    origin: string,
  ): Promise<Result<string, SingleSignOnProblem>>;
  comeIn(id: string, state: string, from: FromBrowser): Promise<Result<Entered, SingleSignOnProblem>>;
  /** What a SAML provider is told about us, or null where the organisation has none. */
  metadata(id: string, origin: string): Promise<string | null>;
  organisation(id: string): Promise<Organisation | null>;
}

const off = refused<SingleSignOnProblem>('single-sign-on-off');

export function createSingleSignOnEntry(parts: EntryParts): SingleSignOnEntry {
  const { attempts, oidc, secrets, enter } = parts;
  const { clinics, singleSignOn } = parts.database.stores;

  const organisation = async (id: string) => (isOrganisationId(id) ? singleSignOn.organisation(id) : null);

  const configured = async (id: string): Promise<{ organisation: Organisation; stored: StoredSingleSignOn } | null> => {
    const found = await organisation(id);
    const stored = found === null ? null : await singleSignOn.ofOrganisation(found.id);
    return found === null || stored === null ? null : { organisation: found, stored };
  };

  const secretOf = ({ organisationId, sealedSecret }: StoredSingleSignOn): string | null =>
    sealedSecret === null ? null : secrets.unseal('client secret', organisationId, sealedSecret);

  const admit = async (
    stored: StoredSingleSignOn,
    attempt: Attempt,
    answer: NonNullable<Attempt['answer']>,
    { userAgent }: FromBrowser,
  ): Promise<Result<Entered, SingleSignOnProblem>> => {
    const entered = await enter(stored, answer, userAgent);
    return entered.ok ? accepted({ cookies: entered.value, next: attempt.next }) : entered;
  };

  return {
    organisation,

    async begin(slug, next, cookie, origin) {
      const found = isSlug(slug) ? await clinics.organisationBySlug(slug) : null;
      const stored = found === null ? null : await singleSignOn.ofOrganisation(found.id);
      if (found === null || stored?.settings.isOn !== true) return off;
      const { provider } = stored.settings;
      const browser = cookie !== undefined && /^[\w-]{43}$/.test(cookie) ? cookie : newToken();
      const attempt = await attempts.begin(found.id, provider, { browser, next });
      const { oidcRedirect, samlMetadata: entityId, samlAssertionConsumer } = addressesOf(origin, found);
      if (provider.protocol === 'oidc') {
        const address = await oidc.begin(provider, oidcRedirect, attempt);
        return address.ok ? accepted({ address: address.value, cookie: browser }) : address;
      }
      const request = { id: attempt.requestId, entityId, assertionConsumer: samlAssertionConsumer };
      return accepted({ address: await samlEntry(provider, request, attempt.state), cookie: browser });
    },

    async comeBack(id, search, from, origin) {
      const found = await configured(id);
      if (found?.stored.settings.isOn !== true || found.stored.settings.provider.protocol !== 'oidc') return off;
      const { provider } = found.stored.settings;
      const attempt = await attempts.take(found.organisation.id, provider, search.get('state') ?? '');
      if (attempt === null || !isOwn(attempt, from.cookie)) return refused('took-too-long');
      const secret = secretOf(found.stored);
      if (secret === null) return refused('answer-refused');
      const current = `${addressesOf(origin, found.organisation).oidcRedirect}?${search}`;
      const answer = await oidc.finish(provider, secret, current, attempt);
      return answer.ok ? admit(found.stored, attempt, answer.value, from) : answer;
    },

    async takeAssertion(id, { answer, relayState }, origin) {
      const found = await configured(id);
      if (found?.stored.settings.isOn !== true || found.stored.settings.provider.protocol !== 'saml') return off;
      const { provider } = found.stored.settings;
      const attempt = await attempts.take(found.organisation.id, provider, relayState);
      if (attempt === null || attempt.answer !== null) return refused('took-too-long');
      const { samlMetadata: entityId, samlAssertionConsumer } = addressesOf(origin, found.organisation);
      const request = { id: attempt.requestId, entityId, assertionConsumer: samlAssertionConsumer };
      const read = await readSamlAnswer(provider, request, answer);
      if (!read.ok) return read;
      return accepted((await attempts.goOn(found.organisation.id, attempt, read.value)).state);
    },

    async comeIn(id, state, from) {
      const found = await configured(id);
      if (found?.stored.settings.isOn !== true) return off;
      const attempt = await attempts.take(found.organisation.id, found.stored.settings.provider, state);
      if (attempt?.answer == null || !isOwn(attempt, from.cookie)) return refused('took-too-long');
      return admit(found.stored, attempt, attempt.answer, from);
    },

    async metadata(id, origin) {
      const found = await configured(id);
      if (found?.stored.settings.provider.protocol !== 'saml') return null;
      const { samlMetadata: entityId, samlAssertionConsumer } = addressesOf(origin, found.organisation);
      return samlMetadata(found.stored.settings.provider, { entityId, assertionConsumer: samlAssertionConsumer });
    },
  };
}

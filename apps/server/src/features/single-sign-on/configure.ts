import {
  accepted,
  domainOfEmail,
  isEmailDomain,
  isSlug,
  refused,
  type Organisation,
  type PersonId,
  type Result,
  type SamlProvider,
  type SingleSignOnProvider,
} from '@anteroom/domain';
import type { ProviderProblem, SingleSignOnInput, SingleSignOnView } from '@anteroom/protocol';
import type { Change } from '../../change.ts';
import type { Database } from '../../database/database.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Refusal } from '../../refusal.ts';
import { actorOf, permit } from '../access/read-model.ts';
import type { Identity } from '../session/read-model.ts';
import { addressesOf } from './addresses.ts';
import { isSameProvider, judgeSettings } from './judge-settings.ts';
import type { Oidc } from './oidc.ts';
import { judgeProviderAddress } from './provider-address.ts';
import { isCertificate } from './certificate-text.ts';
import type { SingleSignOnSecrets } from './secrets.ts';
import { endSessions } from './sessions.ts';
import type { StoredSingleSignOn } from './single-sign-on-store.ts';

export interface ConfigureParts {
  readonly database: Database;
  readonly change: Change;
  readonly identity: Pick<Identity, 'endSession'>;
  readonly secrets: SingleSignOnSecrets;
  readonly oidc: Oidc;
  readonly clock: Clock;
  readonly loopback: boolean;
  readonly onSignedOut: (sessionId: string) => void;
}

/** What an organisation's administrators do with its single sign-on, and how its people find it (P4). */
export interface ConfigureSingleSignOn {
  read(by: PersonId | null, slug: string, origin: string): Promise<Result<SingleSignOnView, Refusal>>;
  save(
    by: PersonId | null,
    slug: string,
    input: SingleSignOnInput,
    origin: string,
  ): Promise<Result<SingleSignOnView, Refusal>>;
  test(
    by: PersonId | null,
    slug: string,
    provider: SingleSignOnProvider,
  ): Promise<Result<{ readonly problem: ProviderProblem | null }, Refusal>>;
  readMetadata(
    by: PersonId | null,
    slug: string,
    metadata: string,
  ): Promise<Result<{ readonly provider: SamlProvider }, Refusal>>;
  /** By a domain, an address or a short name; tells of organisations that have it on, and of no account. */
  find(by: string): Promise<Result<{ readonly organisation: string; readonly name: string }, Refusal>>;
}

export function createConfigureSingleSignOn(parts: ConfigureParts): ConfigureSingleSignOn {
  const { database, change, secrets, oidc, clock, loopback } = parts;
  const { clinics, singleSignOn } = database.stores;

  const mayConfigure = async (by: PersonId | null, slug: string): Promise<Result<Organisation, Refusal>> => {
    const actor = await actorOf(by === null ? { kind: 'visitor' } : { kind: 'staff', personId: by }, database.stores);
    const organisation = isSlug(slug) ? await clinics.organisationBySlug(slug) : null;
    const place =
      organisation === null ? null : { organisationId: organisation.id, clinicId: null, consultationId: null };
    const permitted = permit(actor, 'configure-organisation', place);
    if (!permitted.ok) return permitted;
    return organisation === null ? refused({ code: 'not-found' }) : accepted(organisation);
  };

  const view = (organisation: Organisation, stored: StoredSingleSignOn | null, origin: string): SingleSignOnView => ({
    settings: stored === null ? null : { ...copyOf(stored), isClientSecretSet: stored.sealedSecret !== null },
    addresses: addressesOf(origin, organisation),
  });

  return {
    async read(by, slug, origin) {
      const organisation = await mayConfigure(by, slug);
      if (!organisation.ok) return organisation;
      return accepted(view(organisation.value, await singleSignOn.ofOrganisation(organisation.value.id), origin));
    },

    async save(by, slug, input, origin) {
      const organisation = await mayConfigure(by, slug);
      if (!organisation.ok || by === null) return organisation.ok ? refused({ code: 'not-signed-in' }) : organisation;
      const { id } = organisation.value;
      const settings = judgeSettings(input, { loopback });
      if (!settings.ok) return settings;
      const saved = await change(async (stores) => {
        const before = await stores.singleSignOn.ofOrganisation(id);
        const isSame = before !== null && isSameProvider(before.settings.provider, settings.value.provider);
        const typed = input.clientSecret === undefined ? null : secrets.seal('client secret', id, input.clientSecret);
        // A secret is the provider's that it was typed in for: nobody has it sent to another.
        const sealedSecret =
          settings.value.provider.protocol === 'saml' ? null : (typed ?? (isSame ? before.sealedSecret : null));
        if (settings.value.isOn && settings.value.provider.protocol === 'oidc' && sealedSecret === null)
          return refused({ code: 'invalid-input', field: 'clientSecret' });
        if ((await stores.singleSignOn.takenDomains(id, settings.value.domains)).length > 0)
          return refused({ code: 'domain-taken', field: 'domains' });
        const stored = { organisationId: id, settings: settings.value, sealedSecret };
        await stores.singleSignOn.save(stored);
        if (before !== null && !isSame) await stores.singleSignOn.untieAll(id);
        await stores.audit.append([
          {
            at: clock.now(),
            actor: { kind: 'staff', personId: by },
            verb: 'configure-single-sign-on',
            clinicId: null,
            subject: id,
          },
        ]);
        return accepted({ stored, isOther: before !== null && !isSame });
      });
      if (!saved.ok) return saved;
      const { stored, isOther } = saved.value;
      const { isOn, domains } = stored.settings;
      await endSessions(
        { ...parts, stores: database.stores },
        id,
        ({ domain }) => isOther || !isOn || (domain !== null && !domains.includes(domain)),
      );
      return accepted(view(organisation.value, stored, origin));
    },

    async test(by, slug, provider) {
      const organisation = await mayConfigure(by, slug);
      if (!organisation.ok) return organisation;
      if (provider.protocol === 'oidc') return accepted({ problem: await oidc.test(provider) });
      const problem = judgeProviderAddress(provider.entryPoint, { loopback });
      return accepted({
        problem: problem ?? (provider.certificates.every(isCertificate) ? null : 'certificate-unreadable'),
      });
    },

    async readMetadata(by, slug, metadata) {
      const organisation = await mayConfigure(by, slug);
      if (!organisation.ok) return organisation;
      // Loaded here: most organisations have no SAML.
      const { readSamlMetadata } = await import('./saml-metadata.ts');
      const provider = readSamlMetadata(metadata);
      return provider === null ? refused({ code: 'invalid-input', field: 'metadata' }) : accepted({ provider });
    },

    async find(by) {
      const wanted = by.trim().toLowerCase();
      const domain = domainOfEmail(wanted) ?? wanted;
      const id = isEmailDomain(domain) ? await singleSignOn.organisationOfDomain(domain) : null;
      const bySlug = id === null && isSlug(wanted) ? await clinics.organisationBySlug(wanted) : null;
      const organisation = id === null ? bySlug : await singleSignOn.organisation(id);
      const stored = organisation === null ? null : await singleSignOn.ofOrganisation(organisation.id);
      if (organisation === null || stored?.settings.isOn !== true) return refused({ code: 'no-single-sign-on' });
      return accepted({ organisation: organisation.slug, name: organisation.name });
    },
  };
}

/** The wire's arrays aren't read-only. */
function copyOf({ settings }: StoredSingleSignOn) {
  const { provider, domains, ...rest } = settings;
  return {
    ...rest,
    domains: [...domains],
    provider:
      provider.protocol === 'oidc'
        ? { ...provider, scopes: [...provider.scopes] }
        : { ...provider, certificates: [...provider.certificates] },
  };
}

import type { OrganisationId, PersonId, SingleSignOnSettings } from '@anteroom/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { randomIds } from '../../platform/ids.ts';
import type { TestDatabase } from './test-database.ts';
import { anOrganisation, noon } from './world.ts';

const settings: SingleSignOnSettings = {
  isOn: true,
  provider: { protocol: 'oidc', issuer: 'https://id.nordby.example', clientId: 'anteroom', scopes: ['email'] },
  domains: ['a.example', 'b.example'],
  joining: 'by-domain',
  carriesSecondFactor: true,
};

const saml: SingleSignOnSettings = {
  ...settings,
  isOn: false,
  provider: {
    protocol: 'saml',
    entityId: 'https://id.nordby.example/metadata',
    entryPoint: 'https://id.nordby.example/sso',
    certificates: ['MIIC'],
  },
  domains: ['c.example'],
  joining: 'by-invitation',
};

export function describeSingleSignOn(open: () => TestDatabase): void {
  describe('single sign-on', () => {
    let test: TestDatabase;
    let nordby: OrganisationId;
    let southby: OrganisationId;
    let mei: PersonId;

    beforeEach(async () => {
      test = open();
      const { clinics } = test.database.stores;
      const organisations = [anOrganisation('nordby'), anOrganisation('southby', 'Southby Hospital')] as const;
      for (const organisation of organisations) await clinics.addOrganisation(organisation);
      [nordby, southby] = [organisations[0].id, organisations[1].id];
      mei = randomIds.person();
      await test.addPerson(mei, 'Mei Chen');
    });

    it('keeps what an organisation has set up, and replaces it whole', async () => {
      const { singleSignOn } = test.database.stores;
      expect(await singleSignOn.ofOrganisation(nordby)).toBeNull();

      const first = { organisationId: nordby, settings, sealedSecret: Uint8Array.of(1, 2, 3) };
      await singleSignOn.save(first);
      expect(await singleSignOn.ofOrganisation(nordby)).toEqual(first);
      expect(await singleSignOn.ofOrganisation(southby)).toBeNull();
      expect(await singleSignOn.organisationOfDomain('b.example')).toBe(nordby);
      expect(await singleSignOn.organisation(nordby)).toMatchObject({ id: nordby, slug: 'nordby' });
      expect(await singleSignOn.organisation(randomIds.organisation())).toBeNull();

      const second = { organisationId: nordby, settings: saml, sealedSecret: null };
      await singleSignOn.save(second);
      expect(await singleSignOn.ofOrganisation(nordby)).toEqual(second);
      expect(await singleSignOn.organisationOfDomain('b.example')).toBeNull();

      await singleSignOn.save({ ...second, settings: { ...saml, domains: [] } });
      expect((await singleSignOn.ofOrganisation(nordby))?.settings.domains).toEqual([]);
    });

    it('gives a domain to one organisation alone', async () => {
      const { singleSignOn } = test.database.stores;
      await singleSignOn.save({ organisationId: nordby, settings, sealedSecret: null });
      expect(await singleSignOn.takenDomains(southby, ['a.example', 'c.example'])).toEqual(['a.example']);
      expect(await singleSignOn.takenDomains(nordby, ['a.example', 'c.example'])).toEqual([]);
      const again = { organisationId: southby, settings: { ...saml, domains: ['b.example'] }, sealedSecret: null };
      await expect(test.database.transact((stores) => stores.singleSignOn.save(again))).rejects.toThrow(
        'single_sign_on_domain_pkey',
      );
      expect(await singleSignOn.ofOrganisation(southby)).toBeNull();
      const unknown = { organisationId: randomIds.organisation(), settings: saml, sealedSecret: null };
      await expect(singleSignOn.save(unknown)).rejects.toThrow('single_sign_on_organisation_id_organisation_id_fk');
    });

    it('knows people by the name that their own organisation’s provider has for them', async () => {
      const { singleSignOn } = test.database.stores;
      await singleSignOn.tie(nordby, 'subject', mei);
      expect(await singleSignOn.personOf(nordby, 'subject')).toBe(mei);
      expect(await singleSignOn.personOf(nordby, 'Subject')).toBeNull();
      expect(await singleSignOn.personOf(southby, 'subject')).toBeNull();
      await expect(singleSignOn.tie(nordby, 'subject', mei)).rejects.toThrow('single_sign_on_person');
      await singleSignOn.tie(southby, 'subject', mei);
      await singleSignOn.untieAll(nordby);
      expect(await singleSignOn.personOf(nordby, 'subject')).toBeNull();
      expect(await singleSignOn.personOf(southby, 'subject')).toBe(mei);
    });

    it('gives a way that has begun to the first who comes back', async () => {
      const { singleSignOn } = test.database.stores;
      const attempt = {
        hash: Uint8Array.of(7, 7),
        organisationId: nordby,
        sealed: Uint8Array.of(1),
        expiresAt: noon + 60_000,
      };
      await singleSignOn.begin(attempt);
      expect(await singleSignOn.takeAttempt(Uint8Array.of(7))).toBeNull();
      expect(await singleSignOn.takeAttempt(attempt.hash)).toEqual(attempt);
      expect(await singleSignOn.takeAttempt(attempt.hash)).toBeNull();
    });

    it('keeps which sessions came by it, until they are over', async () => {
      const { singleSignOn } = test.database.stores;
      const session = {
        organisationId: nordby,
        personId: mei,
        subject: 'mei',
        providerSession: null,
        domain: 'a.example',
        expiresAt: noon,
      };
      const one = { ...session, sessionId: 'one' };
      const two = { ...session, sessionId: 'two', providerSession: 'there', domain: null, expiresAt: noon + 1 };
      const other = { ...session, sessionId: 'other', organisationId: southby };
      for (const added of [two, one, other]) await singleSignOn.addSession(added);
      expect(await singleSignOn.session('two')).toEqual(two);
      expect(await singleSignOn.session('three')).toBeNull();
      expect(await singleSignOn.sessionsOf(nordby)).toEqual([one, two]);

      await singleSignOn.sweep(noon);
      expect(await singleSignOn.sessionsOf(nordby)).toEqual([two]);
      await singleSignOn.removeSessions(['two', 'three']);
      await singleSignOn.removeSessions([]);
      expect(await singleSignOn.sessionsOf(nordby)).toEqual([]);
      expect(await singleSignOn.sessionsOf(southby)).toEqual([]);
    });

    it('sweeps ways that nobody came back on', async () => {
      const { singleSignOn } = test.database.stores;
      const begun = { organisationId: nordby, sealed: Uint8Array.of(1) };
      await singleSignOn.begin({ ...begun, hash: Uint8Array.of(1), expiresAt: noon });
      await singleSignOn.begin({ ...begun, hash: Uint8Array.of(2), expiresAt: noon + 1 });
      await singleSignOn.sweep(noon);
      expect(await singleSignOn.takeAttempt(Uint8Array.of(1))).toBeNull();
      expect(await singleSignOn.takeAttempt(Uint8Array.of(2))).not.toBeNull();
    });
  });
}

import { createHash, randomBytes } from 'node:crypto';
import { everyPermission, noPermission, type Clinic, type Offer, type PersonId } from '@anteroom/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import type { StoredInvitation } from '../../features/people/invitation-store.ts';
import { randomIds } from '../../platform/ids.ts';
import type { TestDatabase } from './test-database.ts';
import { addClinic, noon } from './world.ts';

const wholePage = { search: '', limit: 20, offset: 0 };

export function describePeople(open: () => TestDatabase, { parallel }: { readonly parallel: boolean }): void {
  describe('people', () => {
    let test: TestDatabase;
    let renal: Clinic;
    const alice = randomIds.person();
    const chen = randomIds.person();
    const solberg = randomIds.person();
    beforeEach(async () => {
      test = open();
      await test.addPerson(alice, 'Alice Lindqvist');
      await test.addPerson(chen, 'Dr Chen');
      await test.addPerson(solberg, 'ingrid Solberg');
      renal = await addClinic(test.database.stores, 'renal');
    });

    describe('taking roles away', () => {
      it('takes what was given, and nothing else', async () => {
        const { access } = test.database.stores;
        await access.grantClinicRole(chen, renal.id, 'team-member', everyPermission);
        await access.grantOrganisationRole(chen, renal.organisationId, 'organisation-reporter');
        await access.grantReferral(chen, renal.id);
        await access.grantClinicRole(alice, renal.id, 'team-member', everyPermission);
        await access.setDisplayName(chen, renal.id, 'Chen, kidneys');

        await access.revokeClinicRole(chen, renal.id);
        expect(await access.actorOf(chen)).toMatchObject({ organisations: [{}], clinics: [], referrals: [{}] });
        expect(await access.displayNamesOf(chen)).toEqual(new Map());
        await access.revokeReferral(chen, renal.id);
        await access.revokeOrganisationRole(chen, renal.organisationId);
        await access.revokeOrganisationRole(chen, renal.organisationId);
        expect(await access.actorOf(chen)).toMatchObject({ organisations: [], clinics: [], referrals: [] });
        expect(await access.actorOf(alice)).toMatchObject({ clinics: [{ role: 'team-member' }] });
      });

      it('knows who administers a clinic or an organisation', async () => {
        const { access } = test.database.stores;
        await access.grantClinicRole(chen, renal.id, 'clinic-administrator', everyPermission);
        await access.grantClinicRole(alice, renal.id, 'clinic-clerk', everyPermission);
        await access.grantOrganisationRole(solberg, renal.organisationId, 'organisation-administrator');
        await access.grantOrganisationRole(alice, renal.organisationId, 'organisation-coordinator');

        expect(await access.lockAdministrators({ clinicId: renal.id })).toEqual([chen]);
        expect(await access.lockAdministrators({ organisationId: renal.organisationId })).toEqual([solberg]);
        expect(await access.lockAdministrators({ clinicId: randomIds.clinic() })).toEqual([]);
      });

      it.runIf(parallel)('lets only one of the last two administrators demote the other', async () => {
        const { access } = test.database.stores;
        await access.grantClinicRole(chen, renal.id, 'clinic-administrator', everyPermission);
        await access.grantClinicRole(alice, renal.id, 'clinic-administrator', everyPermission);
        const demote = (person: PersonId) =>
          test.database.transact(async (stores) => {
            const administrators = await stores.access.lockAdministrators({ clinicId: renal.id });
            if (administrators.length < 2) return false;
            await stores.access.grantClinicRole(person, renal.id, 'team-member', noPermission);
            return true;
          });

        const done = await Promise.all([demote(chen), demote(alice), demote(chen), demote(alice)]);

        expect(done.filter(Boolean)).toHaveLength(1);
        expect(await access.lockAdministrators({ clinicId: renal.id })).toHaveLength(1);
      });
    });

    describe('accounts and names', () => {
      it('makes a disabled account nobody, and somebody again', async () => {
        const { access } = test.database.stores;
        await access.grantClinicRole(chen, renal.id, 'team-member', everyPermission);
        await access.setDisabled(chen, noon);
        await access.setDisabled(chen, noon + 1);
        expect(await access.isDisabled(chen)).toBe(true);
        expect(await access.isDisabled(alice)).toBe(false);
        expect(await access.actorOf(chen)).toBeNull();
        await access.setDisabled(chen, null);
        expect(await access.actorOf(chen)).toMatchObject({ clinics: [{ role: 'team-member' }] });
        await expect(access.setDisabled(randomIds.person(), noon)).rejects.toThrow('disabled_account');
      });

      it('calls somebody in each clinic as they like', async () => {
        const { access } = test.database.stores;
        const cardiology = await addClinic(test.database.stores, 'cardiology');
        await access.setDisplayName(chen, renal.id, 'Dr Chen');
        await access.setDisplayName(chen, renal.id, 'Mei from renal');
        await access.setDisplayName(chen, cardiology.id, 'Mei from cardiology');

        expect(await access.namesIn([chen, alice], [renal.id])).toEqual(
          new Map([
            [chen, { name: 'Dr Chen', inClinics: new Map([[renal.id, 'Mei from renal']]) }],
            [alice, { name: 'Alice Lindqvist', inClinics: new Map() }],
          ]),
        );
        expect((await access.namesIn([chen], [renal.id, cardiology.id])).get(chen)?.inClinics.size).toBe(2);
        expect((await access.namesIn([chen], [])).get(chen)).toEqual({ name: 'Dr Chen', inClinics: new Map() });
        await access.setDisplayName(chen, renal.id, null);
        expect(await access.displayNamesOf(chen)).toEqual(new Map([[cardiology.id, 'Mei from cardiology']]));
      });
    });

    describe('lists of people', () => {
      it('shows members and referrers of a clinic by name, with when they were there', async () => {
        const { access, team } = test.database.stores;
        await access.grantClinicRole(solberg, renal.id, 'clinic-administrator', noPermission);
        await access.grantClinicRole(chen, renal.id, 'team-member', { ...noPermission, waitingArea: true });
        await access.grantReferral(alice, renal.id);
        await access.setDisplayName(chen, renal.id, 'Kidneys');
        await access.setDisabled(solberg, noon);
        await team.seen(chen, noon + 5);
        await team.seen(chen, noon);

        expect(await team.ofClinic(renal.id, wholePage)).toEqual({
          total: 3,
          entries: [
            {
              personId: alice,
              name: 'Alice Lindqvist',
              email: `${alice}@anteroom.example`.toLowerCase(),
              displayName: null,
              role: 'service-referrer',
              ...noPermission,
              seenAt: null,
              isDisabled: false,
            },
            expect.objectContaining({
              personId: chen,
              displayName: 'Kidneys',
              role: 'team-member',
              ...noPermission,
              waitingArea: true,
              seenAt: noon + 5,
            }),
            expect.objectContaining({ personId: solberg, role: 'clinic-administrator', isDisabled: true }),
          ],
        });
        const found = async (search: string) =>
          (await team.ofClinic(renal.id, { ...wholePage, search })).entries.map(({ personId }) => personId);
        expect(await found('SOLB')).toEqual([solberg]);
        expect(await found('kidneys')).toEqual([chen]);
        expect(await found(`${alice}@`.toUpperCase())).toEqual([alice]);
        expect(await found('%')).toEqual([]);
        expect(await team.ofClinic(renal.id, { search: '', limit: 1, offset: 1 })).toMatchObject({
          total: 3,
          entries: [{ personId: chen }],
        });
      });

      it('shows those with a role at the organisation, and of that one alone', async () => {
        const { access, team } = test.database.stores;
        const other = await addClinic(test.database.stores, 'cardiology');
        await access.grantOrganisationRole(solberg, renal.organisationId, 'organisation-administrator');
        await access.grantOrganisationRole(chen, renal.organisationId, 'organisation-reporter');
        await access.grantOrganisationRole(alice, other.organisationId, 'organisation-reporter');

        expect(await team.ofOrganisation(renal.organisationId, wholePage)).toMatchObject({
          total: 2,
          entries: [
            { personId: chen, role: 'organisation-reporter' },
            { personId: solberg, role: 'organisation-administrator', seenAt: null, isDisabled: false },
          ],
        });
        expect((await team.ofOrganisation(renal.organisationId, { ...wholePage, search: 'alice' })).total).toBe(0);
        expect(await team.emailOf(alice)).toBe(`${alice}@anteroom.example`.toLowerCase());
        expect(await team.emailOf(randomIds.person())).toBeNull();
      });
    });

    describe('invitations', () => {
      const anInvitation = (offer: Offer, email = 'jonas@nordby.example'): StoredInvitation => ({
        id: randomIds.invitation(),
        email,
        offer,
        invitedBy: solberg,
        locale: 'de',
        invitedAt: noon,
        expiresAt: noon + 1_000,
        acceptedAt: null,
        withdrawnAt: null,
      });
      const asMember = (): Offer => ({
        kind: 'clinic',
        organisationId: renal.organisationId,
        clinicId: renal.id,
        role: 'team-member',
        permissions: { ...noPermission, meetingRooms: true },
      });
      const asReporter = (): Offer => ({
        kind: 'organisation',
        organisationId: renal.organisationId,
        role: 'organisation-reporter',
      });
      const inClinic = () => ({ organisationId: renal.organisationId, clinicId: renal.id });
      const atOrganisation = () => ({ organisationId: renal.organisationId, clinicId: null });

      it('are found by what their e-mail holds, by their id and by whom they are for', async () => {
        const { invitations } = test.database.stores;
        const referral: Offer = { kind: 'referral', organisationId: renal.organisationId, clinicId: renal.id };
        const all = [
          anInvitation(asMember()),
          anInvitation(asReporter()),
          { ...anInvitation(referral, 'alice@nordby.example'), invitedBy: null },
        ];
        const hashes = all.map(() => aHash());
        for (const [index, each] of all.entries()) await invitations.add(each, hashes[index] ?? aHash());

        for (const [index, each] of all.entries()) {
          expect(await invitations.byId(each.id)).toEqual(each);
          expect(await invitations.byToken(hashes[index] ?? aHash())).toEqual(each);
        }
        expect(await invitations.byToken(aHash())).toBeNull();
        expect(await invitations.unsettled('jonas@nordby.example', inClinic())).toEqual(all[0]);
        expect(await invitations.unsettled('jonas@nordby.example', atOrganisation())).toEqual(all[1]);
        expect(await invitations.unsettled('nobody@nordby.example', inClinic())).toBeNull();
      });

      it('ask one person about one place once at a time', async () => {
        const { invitations } = test.database.stores;
        const first = anInvitation(asMember());
        await invitations.add(first, aHash());
        await expect(invitations.add(anInvitation(asMember()), aHash())).rejects.toThrow('invitation_open');
        await invitations.settle(first.id, 'withdrawn', noon + 1);
        expect(await invitations.byId(first.id)).toMatchObject({ withdrawnAt: noon + 1, acceptedAt: null });
        const second = anInvitation(asMember());
        await invitations.add(second, aHash());
        await invitations.settle(second.id, 'accepted', noon + 2);
        expect(await invitations.byId(second.id)).toMatchObject({ withdrawnAt: null, acceptedAt: noon + 2 });
        expect(await invitations.unsettled('jonas@nordby.example', inClinic())).toBeNull();
      });

      it('sent again open by the new secret alone', async () => {
        const { invitations } = test.database.stores;
        const [before, after] = [aHash(), aHash()];
        const sent = anInvitation(asMember());
        await invitations.add(sent, before);
        const renewal = {
          offer: asMember(),
          invitedBy: chen,
          invitedAt: noon + 5,
          expiresAt: noon + 9,
          locale: 'en',
        } as const;
        await invitations.renew(sent.id, renewal, after);

        expect(await invitations.byToken(before)).toBeNull();
        expect(await invitations.byToken(after)).toEqual({ ...sent, ...renewal });
      });

      it('are listed while they are open, with who stands for them', async () => {
        const { invitations } = test.database.stores;
        const [alices, jonas] = [anInvitation(asMember(), 'alice@x.example'), anInvitation(asMember())];
        const settled = anInvitation(asMember(), 'done@x.example');
        for (const each of [jonas, alices, settled, anInvitation(asReporter())]) await invitations.add(each, aHash());
        await invitations.settle(settled.id, 'accepted', noon);

        expect(await invitations.unsettledOf(inClinic(), wholePage)).toEqual({
          total: 2,
          entries: [alices, jonas].map((each) => ({ ...each, invitedByName: 'ingrid Solberg' })),
        });
        expect(await invitations.unsettledOf(inClinic(), { search: 'JONAS', limit: 5, offset: 0 })).toMatchObject({
          total: 1,
          entries: [{ id: jonas.id }],
        });
        expect(await invitations.unsettledOf(inClinic(), { search: '', limit: 1, offset: 1 })).toMatchObject({
          total: 2,
          entries: [{ id: jonas.id }],
        });
        expect((await invitations.unsettledOf(atOrganisation(), wholePage)).total).toBe(1);
      });

      it('are withdrawn together when whoever stands for them is no more', async () => {
        const { invitations } = test.database.stores;
        const theirs = anInvitation(asMember());
        const operators = { ...anInvitation(asReporter()), invitedBy: null };
        await invitations.add(theirs, aHash());
        await invitations.add(operators, aHash());

        expect(await invitations.withdrawAllBy(solberg, noon + 3)).toBe(1);
        expect(await invitations.byId(theirs.id)).toMatchObject({ withdrawnAt: noon + 3 });
        expect(await invitations.byId(operators.id)).toMatchObject({ withdrawnAt: null });
      });
    });
  });
}

function aHash(): Uint8Array {
  return new Uint8Array(createHash('sha256').update(randomBytes(16)).digest());
}

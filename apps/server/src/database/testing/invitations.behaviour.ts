import { createHash, randomBytes } from 'node:crypto';
import { noPermission, type Clinic, type Offer } from '@anteroom/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import type { StoredInvitation } from '../../features/people/invitation-store.ts';
import { randomIds } from '../../platform/ids.ts';
import type { TestDatabase } from './test-database.ts';
import { addClinic, noon } from './world.ts';

const wholePage = { search: '', limit: 20, offset: 0 };

export function describeInvitations(open: () => TestDatabase): void {
  describe('invitations', () => {
    let test: TestDatabase;
    let renal: Clinic;
    const chen = randomIds.person();
    const solberg = randomIds.person();
    beforeEach(async () => {
      test = open();
      await test.addPerson(chen, 'Dr Chen');
      await test.addPerson(solberg, 'ingrid Solberg');
      renal = await addClinic(test.database.stores, 'renal');
    });

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
}

function aHash(): Uint8Array {
  return new Uint8Array(createHash('sha256').update(randomBytes(16)).digest());
}

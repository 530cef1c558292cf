import { createHash } from 'node:crypto';
import { factsOf } from '@anteroom/domain';
import type { CallInvitation, OpenCall, Visit, Waiting } from '@anteroom/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { randomIds } from '../../platform/ids.ts';
import { isConflict } from '../database-error.ts';
import type { Stores } from '../database.ts';
import type { TestDatabase } from './test-database.ts';
import { aCall, addClinic, addWaiting, noon } from './world.ts';

const hashOf = (text: string) => new Uint8Array(createHash('sha256').update(text).digest());

export function describeCallInvitations(open: () => TestDatabase): void {
  describe('invitations into calls', () => {
    let stores: Stores;
    let stay: Waiting;
    let call: OpenCall;
    beforeEach(async () => {
      ({ stores } = open().database);
      stay = await addWaiting(stores, await addClinic(stores));
      call = aCall(stay);
      await stores.calls.insert(call);
    });

    const anInvitation = (change: Partial<CallInvitation> = {}): CallInvitation => ({
      ...{ id: randomIds.callInvitation(), callId: call.id, clinicId: stay.clinicId, as: 'interpreter' },
      ...{ madeAt: noon, madeBy: randomIds.person(), expiresAt: noon + 9, withdrawnAt: null },
      ...change,
    });
    const comes = ({ id: invitationId }: CallInvitation): Visit => {
      const facts = { id: randomIds.participant(), roomId: null, linkId: null, invitationId, arrivedAt: noon };
      return { ...facts, since: noon, status: 'knocking', returned: false };
    };

    it('are found by the hash of their secret, and listed until they are withdrawn', async () => {
      const [first, second] = [anInvitation(), anInvitation({ madeAt: noon + 1, as: 'participant' })];
      await stores.callInvitations.insert(second, hashOf('second'));
      await stores.callInvitations.insert(first, hashOf('first'));

      expect(await stores.callInvitations.byHash(hashOf('first'))).toEqual(first);
      expect(await stores.callInvitations.byHash(hashOf('other'))).toBeNull();
      const stored = { invitation: second, hash: hashOf('second'), agreed: '' };
      expect(await stores.callInvitations.load(second.id)).toEqual(stored);
      expect(await stores.callInvitations.ofCall(randomIds.call())).toEqual([]);
      expect((await stores.callInvitations.ofCall(call.id)).map(({ invitation }) => invitation)).toEqual([
        first,
        second,
      ]);
      await stores.callInvitations.withdraw(first.id, noon + 3);
      await stores.callInvitations.withdraw(first.id, noon + 4);
      expect(await stores.callInvitations.loadMany([first.id])).toEqual([{ ...first, withdrawnAt: noon + 3 }]);
      expect((await stores.callInvitations.ofCall(call.id)).map(({ hash }) => hash)).toEqual([hashOf('second')]);
      await stores.callInvitations.noteAgreed(second.id, 'terms.abc');
      expect((await stores.callInvitations.load(second.id))?.agreed).toBe('terms.abc');
      await expect(stores.callInvitations.insert(anInvitation(), hashOf('second'))).rejects.toThrow(
        'call_invitation_hash',
      );
    });

    it('are of calls and clinics that are there', async () => {
      const nowhere = stores.callInvitations.insert(anInvitation({ callId: randomIds.call() }), hashOf('a'));
      await expect(nowhere).rejects.toThrow('call_invitation_call_id');
      const nobodys = stores.callInvitations.insert(anInvitation({ clinicId: randomIds.clinic() }), hashOf('b'));
      await expect(nobodys).rejects.toThrow('call_invitation_clinic_id');
    });

    it('are used by one person at a time, however many press at once', async () => {
      const invitation = anInvitation();
      await stores.callInvitations.insert(invitation, hashOf('secret'));
      const ida = comes(invitation);
      await stores.visits.put(ida);
      const refusal = await stores.visits.put(comes(invitation)).catch((error: unknown) => error);
      expect(isConflict(refusal)).toBe(true);
      const inside: Visit = { ...factsOf(ida), status: 'inside', since: noon + 1, callId: call.id, admittedBy: null };
      await stores.visits.put(inside);
      expect(await stores.visits.openOfCall(call.id)).toEqual([inside]);
      expect(await stores.visits.openOfCall(randomIds.call())).toEqual([]);
      const over: Visit = { ...factsOf(ida), status: 'over', since: noon + 2, outcome: 'left' };
      await stores.visits.put(over);
      const again = comes(invitation);
      await stores.visits.put(again);
      expect(await stores.visits.openOfCall(call.id)).toEqual([again]);
      expect(await stores.visits.byInvitation([invitation.id])).toEqual([again, over]);
      await stores.visits.putToken(hashOf('ida'), again.id);
      expect(await stores.visits.byToken(hashOf('ida'))).toEqual(again);
    });

    it('leave rooms’ visits as they were: one is either at a room or invited', async () => {
      const invitation = anInvitation();
      await stores.callInvitations.insert(invitation, hashOf('secret'));
      const { id, arrivedAt } = comes(invitation);
      const nowhere = {
        id,
        roomId: null,
        linkId: null,
        arrivedAt,
        since: noon,
        status: 'knocking',
        returned: false,
      } as const;
      await expect(stores.visits.put(nowhere)).rejects.toThrow('visit_where');
    });
  });
}

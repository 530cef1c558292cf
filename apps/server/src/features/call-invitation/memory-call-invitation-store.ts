import { Buffer } from 'node:buffer';
import { mustHold, type MemoryAccess } from '../../database/memory/memory-access.ts';
import type { CallInvitationStore, StoredCallInvitation } from './call-invitation-store.ts';

/** Invitations into calls in memory. */
export function createMemoryCallInvitationStore({ run }: MemoryAccess): CallInvitationStore {
  return {
    insert: (invitation, hash) =>
      run(({ callInvitations, calls, clinics }) => {
        mustHold(hash.length === 32, 'call_invitation_hash_length');
        mustHold(!callInvitations.has(invitation.id), 'call_invitation_pkey');
        mustHold(calls.has(invitation.callId), 'call_invitation_call_id_call_id_fk');
        mustHold(clinics.has(invitation.clinicId), 'call_invitation_clinic_id_clinic_id_fk');
        mustHold(callInvitations.select(isOf(hash)).length === 0, 'call_invitation_hash');
        callInvitations.set(invitation.id, { invitation, hash, agreed: '' });
      }),
    load: (id) => run(({ callInvitations }) => callInvitations.get(id) ?? null),
    loadMany: (ids) =>
      run(({ callInvitations }) =>
        callInvitations.select(({ invitation }) => ids.includes(invitation.id)).map(({ invitation }) => invitation),
      ),
    byHash: (hash) => run(({ callInvitations }) => callInvitations.select(isOf(hash))[0]?.invitation ?? null),
    ofCall: (callId) =>
      run(({ callInvitations }) =>
        callInvitations
          .select(({ invitation }) => invitation.callId === callId && invitation.withdrawnAt === null)
          .sort(
            ({ invitation: left }, { invitation: right }) =>
              left.madeAt - right.madeAt || (left.id < right.id ? -1 : 1),
          ),
      ),
    withdraw: (id, at) =>
      run(({ callInvitations }) => {
        const stored = callInvitations.get(id);
        if (stored === undefined || stored.invitation.withdrawnAt !== null) return;
        callInvitations.set(id, { ...stored, invitation: { ...stored.invitation, withdrawnAt: at } });
      }),
    noteAgreed: (id, agreed) =>
      run(({ callInvitations }) => {
        const stored = callInvitations.get(id);
        if (stored !== undefined) callInvitations.set(id, { ...stored, agreed });
      }),
  };
}

function isOf(hash: Uint8Array): (stored: StoredCallInvitation) => boolean {
  return (stored) => Buffer.compare(stored.hash, hash) === 0;
}

import { Buffer } from 'node:buffer';
import type { ClinicId, ConsultationId } from '@anteroom/domain';
import { mustHold, type MemoryAccess } from '../../database/memory/memory-access.ts';
import type { MemoryTables } from '../../database/memory/memory-tables.ts';
import type { CallerTokenStore } from './caller-token-store.ts';

/** Hashes of callers' tokens in memory. */
export function createMemoryCallerTokenStore({ run }: MemoryAccess): CallerTokenStore {
  return {
    put: ({ hash, consultationId, clinicId }) =>
      run((tables) => {
        mustHold(hash.length === 32, 'caller_token_hash_length');
        mustHold(!tables.callerTokens.has(keyOf(hash)), 'caller_token_pkey');
        mustBeIn(tables, consultationId, clinicId);
        tables.callerTokens.set(keyOf(hash), { consultationId, clinicId });
      }),
    find: (hash) => run(({ callerTokens }) => callerTokens.get(keyOf(hash)) ?? null),
    move: (from, to, clinicId) =>
      run((tables) => {
        for (const key of keysOf(tables, from)) {
          mustBeIn(tables, to, clinicId);
          tables.callerTokens.set(key, { consultationId: to, clinicId });
        }
      }),
    destroy: (id) =>
      run((tables) => {
        for (const key of keysOf(tables, id)) tables.callerTokens.delete(key);
      }),
  };
}

function keyOf(hash: Uint8Array): string {
  return Buffer.from(hash).toString('hex');
}

function keysOf({ callerTokens }: MemoryTables, id: ConsultationId): readonly string[] {
  return callerTokens.keys(({ consultationId }) => consultationId === id);
}

function mustBeIn({ consultations }: MemoryTables, id: ConsultationId, clinicId: ClinicId): void {
  mustHold(consultations.get(id)?.consultation.clinicId === clinicId, 'caller_token_consultation_fk');
}

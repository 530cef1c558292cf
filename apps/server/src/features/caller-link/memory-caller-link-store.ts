import { Buffer } from 'node:buffer';
import type { CallerLink, Instant } from '@anteroom/domain';
import { mustHold, type MemoryAccess } from '../../database/memory/memory-access.ts';
import type { CallerLinkStore, StoredCallerLink } from './caller-link-store.ts';

/** Links for single callers in memory. */
export function createMemoryCallerLinkStore({ run }: MemoryAccess): CallerLinkStore {
  return {
    insert: (link, hash) =>
      run(({ callerLinks, clinics }) => {
        mustHold(hash.length === 32, 'caller_link_hash_length');
        mustHold(!callerLinks.has(link.id), 'caller_link_pkey');
        mustHold(clinics.has(link.clinicId), 'caller_link_clinic_id_clinic_id_fk');
        mustHold(callerLinks.select((other) => keyOf(other.hash) === keyOf(hash)).length === 0, 'caller_link_hash');
        callerLinks.set(link.id, { link, hash });
      }),
    load: (id) => run(({ callerLinks }) => callerLinks.get(id) ?? null),
    loadMany: (ids) =>
      run(({ callerLinks }) => callerLinks.select(({ link }) => ids.includes(link.id)).map(({ link }) => link)),
    byHash: (hash) =>
      run(({ callerLinks }) => callerLinks.select((stored) => keyOf(stored.hash) === keyOf(hash))[0]?.link ?? null),
    standing: ({ clinicId, kind, now, limit, offset }) =>
      run(({ callerLinks }) => {
        const found = callerLinks
          .select(({ link }) => link.clinicId === clinicId && link.kind === kind && stands(link, now))
          .sort((left, right) => inOrder(left, right));
        return { links: found.slice(offset, offset + limit), total: found.length };
      }),
    countStanding: (clinicId, now) =>
      run(({ callerLinks }) => callerLinks.keys(({ link }) => link.clinicId === clinicId && stands(link, now)).length),
    begin: (id, consultationId, before) =>
      run(({ callerLinks, consultations }) => {
        const stored = callerLinks.get(id);
        if (stored === undefined || stored.link.ended !== null || stored.link.consultationId !== before) return false;
        mustHold(consultations.has(consultationId), 'caller_link_consultation_id_consultation_id_fk');
        callerLinks.set(id, { ...stored, link: { ...stored.link, consultationId } });
        return true;
      }),
    follow: (from, to) =>
      run(({ callerLinks }) => {
        for (const stored of callerLinks.select(({ link }) => link.consultationId === from))
          callerLinks.set(stored.link.id, { ...stored, link: { ...stored.link, consultationId: to } });
      }),
    end: (ids, ending, at) =>
      run(({ callerLinks }) => {
        for (const { link, hash } of callerLinks.select((stored) => ids.includes(stored.link.id)))
          if (link.ended === null) callerLinks.set(link.id, { link: { ...link, ended: { at, ending } }, hash });
      }),
    useUp: (consultationId, at) =>
      run(({ callerLinks }) => {
        const [stored] = callerLinks.select(
          ({ link }) => link.consultationId === consultationId && link.ended?.ending !== 'revoked',
        );
        if (stored === undefined) return null;
        const ended = { at, ending: 'used' } as const;
        callerLinks.set(stored.link.id, { ...stored, link: { ...stored.link, ended } });
        return stored.link.id;
      }),
    pastTime: (now, limit) =>
      run(({ callerLinks }) =>
        callerLinks
          .select(({ link }) => link.ended === null && link.expiresAt <= now)
          .sort((left, right) => left.link.expiresAt - right.link.expiresAt)
          .slice(0, limit)
          .map(({ link }) => link.id),
      ),
  };
}

function stands(link: CallerLink, now: Instant): boolean {
  return link.ended === null && link.expiresAt > now;
}

function inOrder({ link: left }: StoredCallerLink, { link: right }: StoredCallerLink): number {
  const byTime = left.kind === 'scheduled' ? left.opensAt - right.opensAt : right.opensAt - left.opensAt;
  return byTime === 0 ? (left.id < right.id ? -1 : 1) : byTime;
}

function keyOf(hash: Uint8Array): string {
  return Buffer.from(hash).toString('hex');
}

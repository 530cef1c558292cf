import { createHash } from 'node:crypto';
import { accepted, readWaitingFile, refused, waitingFilesLimit } from '@anteroom/domain';
import type { Place, Result } from '@anteroom/domain';
import type { UploadedFile } from '@anteroom/protocol';
import type { Stores } from '../../database/database.ts';
import type { Refusal } from '../../refusal.ts';
import type { SessionTools } from '../../session/sessions.ts';
import { actorOf, permit, type Identity } from '../access/read-model.ts';
import { organisationPlace, placeOf } from '../clinic/read-model.ts';
import type { Scope } from '../settings/read-model.ts';

/** Where a file is for: a clinic or an organisation by its slug. */
export type UploadAddress = { readonly organisation: string } | { readonly clinic: string };

/** Keeps a picture or a document for the waiting page (E6). @param data the file as base64 */
export type UploadWaitingFile = (
  address: UploadAddress,
  data: string,
  identity: Identity,
) => Promise<Result<UploadedFile, Refusal>>;

const codes = {
  'too-large': 'payload-too-large',
  'not-a-file': 'not-a-waiting-file',
  'wrong-size': 'picture-size',
} as const;

/** Makes what takes uploads. What a file is, its own bytes say. */
export function createUploadWaitingFile(tools: Pick<SessionTools, 'change' | 'clock'>): UploadWaitingFile {
  return (address, data, identity) => {
    const bytes = Uint8Array.from(Buffer.from(data, 'base64'));
    return tools.change(async (stores): Promise<Result<UploadedFile, Refusal>> => {
      const actor = await actorOf(identity, stores);
      const found = await find(stores, address);
      const verb = 'clinic' in address ? 'configure-clinic' : 'configure-organisation';
      const permission = permit(actor, verb, found?.place ?? null);
      if (!permission.ok) return permission;
      if (found === null || identity.kind !== 'staff') return refused({ code: 'not-found' });
      const facts = readWaitingFile(bytes);
      if (typeof facts === 'string') return refused({ code: codes[facts] });
      if ((await stores.waitingFiles.count(found.scope)) >= waitingFilesLimit)
        return refused({ code: 'limit-reached' });
      const now = tools.clock.now();
      const hash = createHash('sha256').update(found.id).update(bytes).digest('base64url');
      await stores.waitingFiles.put(found.scope, { hash, type: facts.type, bytes }, now);
      await stores.audit.append([
        {
          at: now,
          actor: { kind: 'staff', personId: identity.personId },
          verb: 'upload-waiting-file',
          clinicId: found.place.clinicId,
          subject: found.id,
        },
      ]);
      return accepted(
        facts.kind === 'picture'
          ? { kind: 'picture', hash, width: facts.width, height: facts.height }
          : { kind: 'document', hash, size: bytes.length },
      );
    });
  };
}

interface Found {
  readonly id: string;
  readonly scope: Scope;
  readonly place: Place;
}

async function find(stores: Stores, address: UploadAddress): Promise<Found | null> {
  if ('clinic' in address) {
    const found = await stores.clinics.bySlug(address.clinic);
    if (found === null) return null;
    return { id: found.clinic.id, scope: { clinicId: found.clinic.id }, place: placeOf(found) };
  }
  const organisation = await stores.clinics.organisationBySlug(address.organisation);
  if (organisation === null) return null;
  const { id } = organisation;
  return { id, scope: { organisationId: id }, place: organisationPlace(id) };
}

import { accepted, offerExpiry, refused } from '@anteroom/domain';
import type { ClinicId, ConsultationId, Result, SessionCommand, StaffActor } from '@anteroom/domain';
import type { Stores } from '../../../database/database.ts';
import type { Asker } from '../../../perform.ts';
import type { Ids } from '../../../platform/ids.ts';
import type { Refusal } from '../../../refusal.ts';
import { loadSessionOfStay } from '../../../session/load-session.ts';
import { runSession, type SessionTools } from '../../../session/sessions.ts';
import { actorOf, nameIn, permit } from '../../access/read-model.ts';
import type { PlacedClinic } from '../../clinic/read-model.ts';
import type { SealedEntry } from '../typed-entry-store.ts';
import { createMoveWords } from './move-words.ts';
import { endOf, mayTransferTo } from './transfer-end.ts';

/** To which clinic, and what the sender tells it. */
export interface OfferRequest {
  readonly consultationId: ConsultationId;
  readonly to: ClinicId;
  readonly note: string;
}

/** Offers a caller to another clinic; where that one asks for nothing, they are there at once (S8). */
export async function offerTransfer(
  tools: SessionTools,
  ids: Ids,
  request: OfferRequest,
  { identity }: Asker,
): Promise<Result<{ call: null }, Refusal>> {
  const { consultationId, to, note } = request;
  const ends = await endsOf(tools.database.stores, identity, request);
  if (!ends.ok) return ends;
  const by = ends.value.actor.personId;
  const noteId = ids.typedEntry();
  const continuedAs = ids.consultation();
  // Sealed before the transaction, which must wait for no other store.
  const names = await tools.database.stores.access.namesIn([by], [ends.value.from.clinic.id]);
  const words = { text: note, by: nameIn(names, by, ends.value.from.clinic.id) };
  const sealed = await tools.words.sealNote(consultationId, noteId, words);
  const isAtOnce = offerExpiry(endOf(ends.value.to), 0) === null;
  if (isAtOnce) await tools.words.begin(continuedAs);
  const done = await runSession(tools, identity, {
    verb: isAtOnce ? 'transfer' : 'offer-transfer',
    guard: { access: 'transfer-out', place: (stores) => stores.consultations.placeOf(consultationId) },
    load: (stores) => loadSessionOfStay(stores, consultationId),
    async command(_loaded, _actor, stores): Promise<Result<SessionCommand, Refusal>> {
      const now = await endsOf(stores, identity, request);
      if (!now.ok) return now;
      const expiresAt = offerExpiry(endOf(now.value.to), tools.clock.now());
      // What the destination asks for has been changed in this very moment.
      if ((expiresAt === null) !== isAtOnce) return refused({ code: 'conflict' });
      return expiresAt === null
        ? accepted({ type: 'transfer', consultationId, to, noteId, by, continuedAs })
        : accepted({ type: 'stay', consultationId, command: { type: 'offer-transfer', to, noteId, by, expiresAt } });
    },
    async alongside(stores, { begun }) {
      // Without a key the stay is over, and the decision says so.
      if (sealed === null) throw new Error('A stay that goes on has no key.');
      const entry: SealedEntry = {
        id: noteId,
        consultationId,
        kind: 'note',
        // Whoever begins a stay at once brings the note along: it must not be younger than their stay.
        at: begun[0]?.arrivedAt ?? tools.clock.now(),
        from: 'staff',
        sealed,
      };
      await stores.typedEntries.put(entry);
    },
    moveWords: createMoveWords(tools.words, ids, () => noteId),
  });
  if (!done.ok && isAtOnce) await tools.words.destroy(continuedAs);
  return done.ok ? accepted({ call: null }) : done;
}

interface Ends {
  readonly actor: StaffActor;
  readonly from: PlacedClinic;
  readonly to: PlacedClinic;
}

async function endsOf(
  stores: Stores,
  identity: Asker['identity'],
  { consultationId, to }: OfferRequest,
): Promise<Result<Ends, Refusal>> {
  const actor = await actorOf(identity, stores);
  const place = await stores.consultations.placeOf(consultationId);
  const may = permit(actor, 'transfer-out', place);
  if (!may.ok) return may;
  if (actor.kind !== 'staff' || place === null || place.clinicId === null) return refused({ code: 'not-found' });
  const from = await stores.clinics.byId(place.clinicId);
  if (from === null) return refused({ code: 'not-found' });
  const destination = mayTransferTo(actor, from, await stores.clinics.byId(to));
  return destination.ok ? accepted({ actor, from, to: destination.value }) : destination;
}

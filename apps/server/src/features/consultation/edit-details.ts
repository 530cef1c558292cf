import { accepted, checkDetails, isOpen, refused } from '@anteroom/domain';
import type { CallerDetails, ClinicId, ConsultationId, Result } from '@anteroom/domain';
import type { Stores } from '../../database/database.ts';
import type { Asker } from '../../perform.ts';
import type { Refusal } from '../../refusal.ts';
import { savePresenceChange, tellPresenceChange, type PresenceChange } from '../../session/presence-change.ts';
import type { SessionTools } from '../../session/sessions.ts';
import { together } from '../../session/together.ts';
import { actorOf, permit } from '../access/read-model.ts';
import { deltaOf } from '../waiting-area/read-model.ts';
import { stayViewOf } from './read-model.ts';
import type { SealedEntry } from './typed-entry-store.ts';
import type { StayDetails } from './typed-words.ts';

/** What staff write in place of what the caller typed. */
export interface EditRequest {
  readonly consultationId: ConsultationId;
  readonly typed: CallerDetails;
}

/** Staff put right what a caller typed about themselves (W3). The record says who did so and when, and no word of it. */
export async function editDetails(
  tools: SessionTools,
  { consultationId, typed }: EditRequest,
  { identity }: Asker,
): Promise<Result<{ call: null }, Refusal>> {
  const { firstName, lastName, phone } = typed;
  const checked = checkDetails({ firstName, lastName, phone });
  const edited = await tools.change(async (stores): Promise<Result<Edited, Refusal>> => {
    const place = await stores.consultations.placeOf(consultationId);
    const actor = await actorOf(identity, stores);
    const may = permit(actor, 'tend-caller', place);
    if (!may.ok) return may;
    if (!checked.ok) {
      const field = Object.keys(checked.refusal)[0] ?? '';
      return refused({ code: 'invalid-input', field: `command.${field}` });
    }
    const stay = (await stores.consultations.load(consultationId))?.consultation;
    if (stay === undefined || actor.kind !== 'staff') return refused({ code: 'not-found' });
    const found = isOpen(stay) ? await detailsOf(tools, stores, consultationId) : null;
    if (found === null) {
      return refused({ code: stay.status === 'transferred' ? 'consultation-transferred' : 'consultation-ended' });
    }
    const { entry, details } = found;
    const sealed = await tools.words.sealDetails(consultationId, entry.id, { ...details, ...checked.value });
    const row = await stores.presence.get(stay.callerId);
    if (sealed === null || row === null) return refused({ code: 'consultation-ended' });
    const now = tools.clock.now();
    const by = { kind: 'staff', personId: actor.personId } as const;
    const { offer } = stay;
    const [, , offered] = await together([
      stores.typedEntries.put({ ...entry, sealed }),
      stores.audit.append([
        { at: now, actor: by, verb: 'edit-details', clinicId: stay.clinicId, subject: consultationId },
      ]),
      // The clinic that the caller is offered to sees their name too.
      offer === null ? null : stores.waitingAreas.raise(offer.to),
    ]);
    const offeredTo = offer === null || offered === null ? null : { clinicId: offer.to, revision: offered };
    return accepted({ change: await savePresenceChange(stores, row), offeredTo });
  });
  if (!edited.ok) return edited;
  const { change, offeredTo } = edited.value;
  const material = await tellPresenceChange(tools, change);
  if (offeredTo !== null) {
    tools.announcer.waitingAreaChanged(deltaOf(offeredTo.clinicId, offeredTo.revision, material));
  }
  const view = stayViewOf(consultationId, material, tools.clock.now());
  if (view !== null) tools.announcer.stayChanged(view);
  return accepted({ call: null });
}

interface Edited {
  readonly change: PresenceChange;
  readonly offeredTo: { readonly clinicId: ClinicId; readonly revision: number } | null;
}

async function detailsOf(
  tools: SessionTools,
  stores: Stores,
  id: ConsultationId,
): Promise<{ readonly entry: SealedEntry; readonly details: StayDetails } | null> {
  const entries = await stores.typedEntries.of([id], 'details');
  const details = (await tools.words.details(entries)).get(id);
  const [entry] = entries;
  return entry === undefined || details === undefined ? null : { entry, details };
}

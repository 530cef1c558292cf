import { accepted, isOpen, readStaffAnswers, refused } from '@anteroom/domain';
import type { ConsultationId, EntryField, Result, StaffAnswer, TypedValue } from '@anteroom/domain';
import type { Stores } from '../../database/database.ts';
import type { Refusal } from '../../refusal.ts';
import { readMaterial } from '../../session/material.ts';
import type { SessionTools } from '../../session/sessions.ts';
import { together } from '../../session/together.ts';
import { actorOf, permit, type Identity } from '../access/read-model.ts';
import { placeOf } from '../clinic/read-model.ts';
import { answerEntryId } from '../consultation/read-model.ts';
import { deltaOf } from '../waiting-area/read-model.ts';

type SealedEntry = Parameters<Stores['typedEntries']['put']>[0];

/** What a clinic asks, and what staff type into the fields that are theirs (E4). */
export interface EntryFieldService {
  /** The fields of a clinic, by its slug. */
  list(clinic: string, by: Identity): Promise<Result<readonly EntryField[], Refusal>>;
  /**
   * Seals what staff typed into some fields of a stay; what isn't named stays as it was, and an empty value takes an
   * answer away. Refuses `invalid-input` with the field's id where a value doesn't fit, or the field isn't theirs.
   */
  fill(
    id: ConsultationId,
    values: readonly { readonly id: string; readonly value: TypedValue }[],
    by: Identity,
  ): Promise<Result<null, Refusal>>;
}

/** Makes the service. */
export function createEntryFieldService(tools: SessionTools): EntryFieldService {
  const { stores } = tools.database;

  /** The stay, for whoever may tend to its caller. */
  async function tending(inside: Stores, id: ConsultationId, by: Identity) {
    const actor = await actorOf(by, inside);
    const permission = permit(actor, 'tend-caller', await inside.consultations.placeOf(id));
    if (!permission.ok) return permission;
    const stored = await inside.consultations.load(id);
    if (stored === null || actor.kind !== 'staff') return refused({ code: 'not-found' } as const);
    const status = stored.consultation.status;
    if (!isOpen(stored.consultation)) {
      return refused({
        code: status === 'transferred' ? ('consultation-transferred' as const) : ('consultation-ended' as const),
      });
    }
    return accepted({ stored, actor });
  }

  /** Sealed before the transaction, which must wait for no other store. */
  async function seal(id: ConsultationId, answers: readonly StaffAnswer[]): Promise<readonly SealedEntry[] | null> {
    const entries: SealedEntry[] = [];
    const at = tools.clock.now();
    for (const answer of answers) {
      const entryId = answerEntryId(id, answer.id);
      const sealed = await tools.words.sealAnswer(id, entryId, answer);
      if (sealed === null) return null;
      entries.push({ id: entryId, consultationId: id, kind: 'answer', at, from: 'staff', sealed });
    }
    return entries;
  }

  return {
    async list(clinic, by) {
      const [actor, found] = await together([actorOf(by, stores), stores.clinics.bySlug(clinic)]);
      const permission = permit(actor, 'see-waiting-area', found === null ? null : placeOf(found));
      if (!permission.ok) return permission;
      return found === null ? refused({ code: 'not-found' }) : accepted(found.settings.entryFields);
    },

    async fill(id, values, by) {
      const found = await tending(stores, id, by);
      if (!found.ok) return found;
      const { clinicId } = found.value.stored.consultation;
      const fields = (await stores.clinics.byId(clinicId))?.settings.entryFields ?? [];
      const read = readStaffAnswers(fields, new Map(values.map((each) => [each.id, each.value])));
      if (!read.ok) return refused({ code: 'invalid-input', field: [...read.refusal.keys()][0] ?? 'values' });
      const entries = await seal(id, read.value);
      if (entries === null) return refused({ code: 'consultation-ended' });
      const saved = await tools.change(async (inside) => {
        const again = await tending(inside, id, by);
        if (!again.ok) return again;
        const { stored, actor } = again.value;
        const who = { kind: 'staff', personId: actor.personId } as const;
        const verb = 'fill-entry-fields';
        const [, , revision, material] = await together([
          together(entries.map((entry) => inside.typedEntries.put(entry))),
          inside.audit.append([{ at: tools.clock.now(), actor: who, verb, clinicId, subject: id }]),
          inside.waitingAreas.raise(clinicId),
          readMaterial(inside, [stored]),
        ]);
        return accepted({ revision, material });
      });
      if (!saved.ok) return saved;
      const { revision, material } = saved.value;
      await tools.tellInOrder(
        () => tools.open(material),
        (opened) => tools.announcer.waitingAreaChanged(deltaOf(clinicId, revision, opened)),
      );
      return accepted(null);
    },
  };
}

import { accepted, activityOf, refused } from '@anteroom/domain';
import type { ActivityStep, ClinicId, ConsultationId } from '@anteroom/domain';
import type { ActivityStepView } from '@anteroom/protocol';
import type { Stores } from '../../database/database.ts';
import type { Handler } from '../../perform.ts';
import type { SessionTools } from '../../session/sessions.ts';
import { actorOf, nameIn, permit, type Names } from '../access/read-model.ts';

/**
 * Every step of a stay with its time and person, oldest first (W4). Made of the stay's events, which hold no word that the
 * caller typed; that there were messages is known for as long as they are (A4).
 */
export function createSeeActivity(tools: SessionTools): Handler<'seeActivity'> {
  return async ({ consultationId }, { identity }) => {
    const { stores } = tools.database;
    const place = await stores.consultations.placeOf(consultationId);
    const permission = permit(await actorOf(identity, stores), 'tend-caller', place);
    if (!permission.ok) return permission;
    const clinicId = place?.clinicId ?? null;
    if (clinicId === null) return refused({ code: 'not-found' });
    const events = activityOf(await stores.consultations.eventsOf(consultationId));
    const steps = [...(await inWords(stores, events, clinicId)), ...(await messages(tools, consultationId, clinicId))];
    return accepted({ steps: steps.sort((left, right) => left.at - right.at) });
  };
}

async function inWords(
  stores: Stores,
  steps: readonly ActivityStep[],
  clinicId: ClinicId,
): Promise<readonly ActivityStepView[]> {
  const people = steps.flatMap(({ by, to }) => [by, to]).filter((id) => id !== null);
  const clinicIds = steps.map((step) => step.clinicId).filter((id) => id !== null);
  const names: Names = people.length === 0 ? new Map() : await stores.access.namesIn([...new Set(people)], [clinicId]);
  const clinics = clinicIds.length === 0 ? [] : await stores.clinics.byIds([...new Set(clinicIds)]);
  const clinicNames = new Map(clinics.map(({ clinic }) => [clinic.id, clinic.name]));
  return steps.map((step) => ({
    at: step.at,
    kind: step.kind,
    by: step.by === null ? null : nameIn(names, step.by, clinicId),
    about:
      step.to !== null
        ? nameIn(names, step.to, clinicId)
        : step.clinicId === null
          ? null
          : (clinicNames.get(step.clinicId) ?? null),
  }));
}

async function messages(
  { database: { stores }, words }: SessionTools,
  consultationId: ConsultationId,
  clinicId: ClinicId,
): Promise<readonly ActivityStepView[]> {
  const opened = await words.messages(await stores.typedEntries.of([consultationId], 'message'));
  const people = opened.map(({ message }) => message.by).filter((id) => id !== null);
  const names: Names = people.length === 0 ? new Map() : await stores.access.namesIn([...new Set(people)], [clinicId]);
  return opened.map(({ entry, message }) => ({
    at: entry.at,
    kind: entry.from === 'staff' ? 'message-of-staff' : 'message-of-caller',
    by: message.by === null ? null : nameIn(names, message.by, clinicId),
    about: null,
  }));
}

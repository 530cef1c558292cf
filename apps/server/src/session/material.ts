import { participantsOf, peopleOf } from '@anteroom/domain';
import type { Call, ClinicId, Consultation, ConsultationId, ParticipantId, PersonId, Queued } from '@anteroom/domain';
import type { Stores } from '../database/database.ts';
import type { ClinicInOrganisation } from '../features/clinic/clinic-store.ts';
import type { StoredConsultation } from '../features/consultation/consultation-store.ts';
import type { SealedEntry } from '../features/consultation/typed-entry-store.ts';
import type { StayDetails, TypedWords } from '../features/consultation/typed-words.ts';
import type { PresenceRow } from '../features/participant/presence-store.ts';

/** All that the views of some stays and their call are made of, read in one transaction; what was typed stays sealed. */
export interface Material {
  readonly stays: readonly StoredConsultation[];
  readonly entries: readonly SealedEntry[];
  readonly presence: ReadonlyMap<ParticipantId, PresenceRow>;
  readonly names: ReadonlyMap<PersonId, string>;
  readonly clinics: ReadonlyMap<ClinicId, ClinicInOrganisation>;
  /** Who waits, of each clinic that tells callers their place. */
  readonly queues: ReadonlyMap<ClinicId, readonly Queued[]>;
}

/** The same with the callers' details opened, for as long as it takes to make the views. */
export interface OpenedMaterial extends Material {
  readonly details: ReadonlyMap<ConsultationId, StayDetails>;
}

/** Reads what the views of these stays, and of the call where there is one, need. */
export async function readMaterial(
  stores: Stores,
  stays: readonly StoredConsultation[],
  call: Call | null = null,
): Promise<Material> {
  const consultations = stays.map((stay) => stay.consultation);
  const participants = [...consultations.flatMap(peopleOf), ...(call === null ? [] : participantsOf(call))];
  const clinics = await readClinics(stores, consultations);
  return {
    stays,
    clinics,
    entries: await stores.typedEntries.of(consultations.map((stay) => stay.id)),
    presence: await stores.presence.getMany([...new Set(participants)]),
    names: await stores.access.namesOf([...staffOf(consultations, call)]),
    queues: await readQueues(stores, consultations, clinics),
  };
}

export type OpenMaterial = (material: Material) => Promise<OpenedMaterial>;

/** Makes what opens the details in a material. */
export function createOpenMaterial(words: TypedWords): OpenMaterial {
  return async (material) => ({ ...material, details: await words.details(material.entries) });
}

/** How many messages of the caller nobody has answered yet. */
export function unansweredOf(id: ConsultationId, entries: readonly SealedEntry[]): number {
  const messages = entries.filter((entry) => entry.consultationId === id && entry.kind === 'message');
  return messages.length - 1 - messages.findLastIndex((entry) => entry.from === 'staff');
}

async function readClinics(
  stores: Stores,
  stays: readonly Consultation[],
): Promise<ReadonlyMap<ClinicId, ClinicInOrganisation>> {
  const found = await stores.clinics.byIds([...new Set(stays.map((stay) => stay.clinicId))]);
  return new Map(found.map((each) => [each.clinic.id, each]));
}

async function readQueues(
  stores: Stores,
  stays: readonly Consultation[],
  clinics: ReadonlyMap<ClinicId, ClinicInOrganisation>,
): Promise<ReadonlyMap<ClinicId, readonly Queued[]>> {
  const queues = new Map<ClinicId, readonly Queued[]>();
  for (const { status, clinicId } of stays) {
    const isShown = clinics.get(clinicId)?.clinic.waitingArea.showsPosition === true;
    if (status !== 'waiting' || !isShown || queues.has(clinicId)) continue;
    queues.set(clinicId, await stores.consultations.queueOf(clinicId));
  }
  return queues;
}

function staffOf(stays: readonly Consultation[], call: Call | null): ReadonlySet<PersonId> {
  const people = new Set<PersonId>();
  for (const stay of stays) {
    if (stay.assignedTo !== null) people.add(stay.assignedTo);
    if (stay.status === 'on-hold') people.add(stay.heldBy);
    if (stay.status === 'being-seen') for (const { personId } of stay.providers) people.add(personId);
  }
  if (call?.status === 'open') for (const { personId } of call.providers) people.add(personId);
  return people;
}

import { participantsOf, peopleOf } from '@anteroom/domain';
import type {
  Call,
  CallId,
  ClinicId,
  Consultation,
  ConsultationId,
  ParticipantId,
  PersonId,
  Queued,
  Room,
  TypedEntryId,
} from '@anteroom/domain';
import type { Stores } from '../database/database.ts';
import type { Names } from '../features/access/read-model.ts';
import type { ClinicInOrganisation } from '../features/clinic/clinic-store.ts';
import type { StoredConsultation } from '../features/consultation/consultation-store.ts';
import type { SealedEntry, SealedVisitEntry } from '../features/consultation/typed-entry-store.ts';
import type { StayDetails, TransferNote, TypedWords } from '../features/consultation/typed-words.ts';
import type { PresenceRow } from '../features/participant/presence-store.ts';
import { together } from './together.ts';

/** All that the views of some stays and their call are made of, read in one transaction; what was typed stays sealed. */
export interface Material {
  readonly stays: readonly StoredConsultation[];
  readonly entries: readonly SealedEntry[];
  readonly presence: ReadonlyMap<ParticipantId, PresenceRow>;
  readonly names: Names;
  readonly clinics: ReadonlyMap<ClinicId, ClinicInOrganisation>;
  /** Who waits, of each clinic that tells callers their place. */
  readonly queues: ReadonlyMap<ClinicId, readonly Queued[]>;
  /** The locked ones of the calls in which these stays are being seen (W8). */
  readonly lockedCalls: ReadonlySet<CallId>;
  /** The room that the call is in, and the sealed names of its guests. */
  readonly room: Room | null;
  readonly guestEntries: readonly SealedVisitEntry[];
  /** The clinics of the stays that were transferred here. */
  readonly origins: ReadonlyMap<ConsultationId, ClinicId>;
}

/** The same with the callers' details opened, for as long as it takes to make the views. */
export interface OpenedMaterial extends Material {
  readonly details: ReadonlyMap<ConsultationId, StayDetails>;
  readonly guestNames: ReadonlyMap<ParticipantId, string>;
  readonly notes: ReadonlyMap<TypedEntryId, TransferNote>;
}

/** What the view of a call is made of. */
export type CallMaterial = Pick<OpenedMaterial, 'presence' | 'names' | 'details' | 'guestNames' | 'room' | 'clinics'>;

/**
 * Reads what the views of these stays, and of the call where there is one, need. Everything is asked at once, so that in
 * a transaction it costs one way to the database and back.
 * @param visitors of whose visits is told too, though they aren't inside
 */
export async function readMaterial(
  stores: Stores,
  stays: readonly StoredConsultation[],
  call: Call | null = null,
  visitors: readonly ParticipantId[] = [],
): Promise<Material> {
  const consultations = stays.map((stay) => stay.consultation);
  const participants = [...consultations.flatMap(peopleOf), ...(call === null ? [] : participantsOf(call))];
  const waiting = new Set(consultations.filter(({ status }) => status === 'waiting').map(({ clinicId }) => clinicId));
  const inside = call?.status === 'open' ? call.guests.map(({ participantId }) => participantId) : [];
  const guests = [...new Set([...inside, ...visitors])];
  const roomId = call?.status === 'open' ? call.roomId : null;
  const stored = roomId === null ? null : await stores.rooms.load(roomId);
  const owner = stored?.room.ownerId ?? null;
  const people = [...staffOf(consultations, call), ...(owner === null ? [] : [owner])];
  const clinicIds = new Set([
    ...consultations.map(({ clinicId }) => clinicId),
    ...(call?.status === 'open' ? call.stays.map(({ clinicId }) => clinicId) : []),
    ...(stored === null ? [] : [stored.room.clinicId]),
  ]);
  // Of the call that is at hand it is known; asking costs nothing where nobody is seen in another one.
  const otherCalls = consultations.flatMap((stay) =>
    stay.status === 'being-seen' && stay.callId !== call?.id ? [stay.callId] : [],
  );
  const origins = await originsOf(stores, consultations);
  const shownPlaces = new Set([
    ...consultations.map(({ clinicId }) => clinicId),
    ...consultations.flatMap(({ offer, failedOffer }) => [offer?.to ?? [], failedOffer?.to ?? []].flat()),
    ...origins.values(),
  ]);
  const [places, entries, presence, names, queues, guestEntries, locked] = await together([
    stores.clinics.byIds([...shownPlaces]),
    stores.typedEntries.of(consultations.map(({ id }) => id)),
    stores.presence.getMany([...new Set(participants)]),
    stores.access.namesIn([...new Set(people)], [...clinicIds]),
    together([...waiting].map(async (id) => [id, await stores.consultations.queueOf(id)] as const)),
    guests.length === 0 ? [] : stores.typedEntries.ofVisits(guests, 'name'),
    otherCalls.length === 0 ? new Set<CallId>() : stores.calls.lockedAmong([...new Set(otherCalls)]),
  ]);
  const own = call?.status === 'open' && call.lock !== null ? [call.id] : [];
  const clinics = new Map(places.map((each) => [each.clinic.id, each]));
  const shown = queues.filter(([id]) => clinics.get(id)?.settings.showsPosition === true);
  return {
    ...{ stays, clinics, entries, presence, names, guestEntries, origins },
    queues: new Map(shown),
    lockedCalls: new Set([...locked, ...own]),
    room: stored?.room ?? null,
  };
}

export type OpenMaterial = (material: Material) => Promise<OpenedMaterial>;

/** Makes what opens the details in a material. */
export function createOpenMaterial(words: TypedWords): OpenMaterial {
  return async (material) => ({
    ...material,
    details: await words.details(material.entries),
    guestNames: await words.names(material.guestEntries),
    notes: await words.notes(material.entries),
  });
}

/** Where those came from who were transferred; most came by themselves, and then nothing is asked. */
async function originsOf(
  stores: Stores,
  stays: readonly Consultation[],
): Promise<ReadonlyMap<ConsultationId, ClinicId>> {
  const from = stays.flatMap(({ transferredFrom }) => (transferredFrom === null ? [] : [transferredFrom]));
  if (from.length === 0) return new Map();
  const found = await stores.consultations.loadMany(from);
  return new Map(found.map(({ consultation }) => [consultation.id, consultation.clinicId]));
}

/** How many messages of the caller nobody has answered yet. */
export function unansweredOf(id: ConsultationId, entries: readonly SealedEntry[]): number {
  const messages = entries.filter((entry) => entry.consultationId === id && entry.kind === 'message');
  return messages.length - 1 - messages.findLastIndex((entry) => entry.from === 'staff');
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

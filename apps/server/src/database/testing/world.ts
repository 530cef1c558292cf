import {
  begin,
  type ArrivedEvent,
  type BeingSeen,
  type CallId,
  type Clinic,
  type ConsultationId,
  type GuestLink,
  type OpenCall,
  type Organisation,
  type PersonId,
  type Room,
  type Waiting,
} from '@anteroom/domain';
import type { PresenceRow } from '../../features/participant/presence-store.ts';
import { randomIds } from '../../platform/ids.ts';
import type { Stores } from '../database.ts';

/** Noon of some day: every time of the suite is near it. */
export const noon = 1_795_262_400_000;

export function anOrganisation(slug: string, name = 'Nordby Hospital'): Organisation {
  return { id: randomIds.organisation(), slug, name, closedAt: null };
}

export function aClinic(organisation: Organisation, slug: string, name = 'Renal Unit'): Clinic {
  return {
    id: randomIds.clinic(),
    organisationId: organisation.id,
    slug,
    name,
    closedAt: null,
  };
}

/** Stores a hospital with one clinic. */
export async function addClinic(stores: Stores, slug = 'renal'): Promise<Clinic> {
  const organisation = anOrganisation(`${slug}-hospital`);
  const clinic = aClinic(organisation, slug);
  await stores.clinics.addOrganisation(organisation);
  await stores.clinics.add(clinic);
  return clinic;
}

/** Somebody arrives in a clinic: the event, and the stay that it begins. */
export function anArrival(clinic: Clinic, at = noon): { readonly event: ArrivedEvent; readonly stay: Waiting } {
  const event: ArrivedEvent = {
    type: 'arrived',
    at,
    id: randomIds.consultation(),
    clinicId: clinic.id,
    callerId: randomIds.participant(),
    companions: [],
    firstArrivedAt: at,
    transferredFrom: null,
  };
  return { event, stay: begin(event) };
}

/** Stores a caller who waits. */
export async function addWaiting(stores: Stores, clinic: Clinic, at = noon): Promise<Waiting> {
  const { event, stay } = anArrival(clinic, at);
  await stores.consultations.insert(stay, [event]);
  return stay;
}

/** A call with one provider and one stay. */
export function aCall(stay: Waiting, personId: PersonId = randomIds.person()): OpenCall {
  const joinedAt = noon + 60_000;
  return {
    status: 'open',
    id: randomIds.call(),
    startedAt: joinedAt,
    providers: [{ kind: 'provider', participantId: randomIds.participant(), personId, joinedAt }],
    stays: [
      {
        kind: 'stay',
        consultationId: stay.id,
        clinicId: stay.clinicId,
        participantIds: [stay.callerId],
        joinedAt,
      },
    ],
    roomId: null,
    guests: [],
    lock: null,
    held: [],
  };
}

/** The same stay, seen in a call by its first provider. */
export function seen(stay: Waiting, call: OpenCall): BeingSeen {
  const [first] = call.providers;
  if (first === undefined) throw new Error('The call has no provider.');
  const { participantId, personId, joinedAt } = first;
  return {
    ...stay,
    status: 'being-seen',
    callId: call.id,
    since: joinedAt,
    providers: [{ participantId, personId, joinedAt }],
  };
}

/** A caller's page that is connected. */
export function callerPresence(consultationId: ConsultationId, change: Partial<PresenceRow> = {}): PresenceRow {
  return {
    participantId: randomIds.participant(),
    subject: { kind: 'caller', consultationId },
    presence: { state: 'here' },
    nodeId: randomIds.node(),
    tab: 'first-tab',
    device: 'phone',
    microphone: true,
    camera: false,
    browser: 'Firefox 153',
    bandwidth: null,
    ...change,
  };
}

/** A provider's page that is connected. */
export function providerPresence(callId: CallId, change: Partial<PresenceRow> = {}): PresenceRow {
  return {
    participantId: randomIds.participant(),
    subject: { kind: 'provider', callId, personId: randomIds.person() },
    presence: { state: 'here' },
    nodeId: randomIds.node(),
    tab: 'first-tab',
    device: 'desktop',
    microphone: false,
    camera: true,
    browser: '',
    bandwidth: 1_240,
    ...change,
  };
}

/** A meeting room that is open. */
export function aRoom(clinic: Clinic, change: Partial<Room> = {}): Room {
  return {
    id: randomIds.room(),
    clinicId: clinic.id,
    kind: 'meeting',
    name: 'Case meeting',
    ownerId: null,
    entry: 'knock',
    guestPhoto: 'off',
    position: 0,
    closedAt: null,
    callId: null,
    ...change,
  };
}

/** A guest link that opens its room for good. */
export function aLink(room: Room, change: Partial<GuestLink> = {}): GuestLink {
  return {
    id: randomIds.guestLink(),
    roomId: room.id,
    madeAt: noon,
    madeBy: randomIds.person(),
    expiresAt: null,
    revokedAt: null,
    ...change,
  };
}

/** A call in a room, with one member inside. */
export function roomCall(room: Room, personId: PersonId): OpenCall {
  return {
    status: 'open',
    id: randomIds.call(),
    startedAt: noon,
    providers: [{ kind: 'provider', participantId: randomIds.participant(), personId, joinedAt: noon }],
    stays: [],
    roomId: room.id,
    guests: [],
    lock: null,
    held: [],
  };
}

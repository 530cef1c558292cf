import type { Clinic, ConsultationId, Organisation, ParticipantId, Place } from '@anteroom/domain';
import type { ServerInMemory } from '../server-in-memory.ts';
import { origin } from '../server-in-memory.ts';

export const spotNames = ['the own clinic', 'another clinic of the organisation', 'another organisation'] as const;
export type SpotName = (typeof spotNames)[number];

/** A caller who waits. */
export interface WaitingCaller {
  readonly id: ConsultationId;
  readonly callerId: ParticipantId;
  readonly lastName: string;
  /** The cookie of their browser. */
  readonly cookie: string;
}

/** A clinic at one of the three places, with two callers in its waiting area. */
export interface Spot {
  readonly name: SpotName;
  readonly organisation: Organisation;
  readonly clinic: Clinic;
  readonly stay: WaitingCaller;
  readonly otherStay: WaitingCaller;
  /** What the access table is asked about the clinic and its first stay. */
  readonly place: Place;
}

export type Spots = Readonly<Record<SpotName, Spot>>;

/** Makes the three places: two organisations, three clinics, two callers in each. */
export async function makeSpots(server: ServerInMemory): Promise<Spots> {
  const own = await organisationOf(server, 'sundby', 'Sundby Hospital');
  const foreign = await organisationOf(server, 'vestby', 'Vestby Hospital');
  return {
    'the own clinic': await spotOf(server, 'the own clinic', own, 'dialysis'),
    'another clinic of the organisation': await spotOf(server, 'another clinic of the organisation', own, 'eyes'),
    'another organisation': await spotOf(server, 'another organisation', foreign, 'skin'),
  };
}

async function organisationOf(server: ServerInMemory, slug: string, name: string): Promise<Organisation> {
  const made = await server.organisations.create({ slug, name });
  if (!made.ok) throw new Error(made.refusal);
  return made.value;
}

async function spotOf(server: ServerInMemory, name: SpotName, organisation: Organisation, slug: string): Promise<Spot> {
  const made = await server.clinics.create(
    {
      organisation: organisation.slug,
      slug,
      name: `Clinic of ${slug}`,
      timeZone: 'Europe/Stockholm',
      emergencyNumber: '112',
    },
    { kind: 'operator' },
  );
  if (!made.ok) throw new Error(made.refusal);
  const clinic = made.value;
  const stay = await arrive(server, clinic, `First-of-${slug}`);
  const otherStay = await arrive(server, clinic, `Second-of-${slug}`);
  const place = { organisationId: organisation.id, clinicId: clinic.id, consultationId: stay.id };
  return { name, organisation, clinic, stay, otherStay, place };
}

async function arrive(server: ServerInMemory, { id, slug }: Clinic, lastName: string): Promise<WaitingCaller> {
  await server.clock.advance(1_000);
  const before = await server.database.stores.consultations.openOf(id);
  const answer = await server.app.inject({
    method: 'POST',
    url: `/c/${slug}`,
    headers: { origin, accept: 'application/json' },
    payload: { firstName: 'Alice', lastName, phone: '+46 70 123 45 67' },
  });
  if (answer.statusCode !== 201) throw new Error(`A caller could not arrive: ${answer.body}`);
  const known = new Set(before.map(({ consultation }) => consultation.id));
  const after = await server.database.stores.consultations.openOf(id);
  const [arrived] = after.filter(({ consultation }) => !known.has(consultation.id));
  if (arrived === undefined) throw new Error('A caller arrived and is not there.');
  const cookie = answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  return { id: arrived.consultation.id, callerId: arrived.consultation.callerId, lastName, cookie };
}

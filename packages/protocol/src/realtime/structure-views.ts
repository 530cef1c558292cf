import * as z from 'zod/mini';
import { clinicId, instant, organisationId, roomId, slug } from '../ids.ts';

const count = z.int().check(z.nonnegative());

/** A meeting or group room on the structure map: counts, and nothing of who is inside. */
export const structureRoom = z.strictObject({
  id: roomId,
  kind: z.enum(['meeting', 'group']),
  name: z.string(),
  people: count,
  seats: count,
  knocks: count,
});

/** A clinic on the structure map. An older `revision` never replaces a newer one. */
export const structureClinic = z.strictObject({
  id: clinicId,
  slug,
  name: z.string(),
  revision: count,
  /** Callers who are neither being seen nor on hold. */
  waiting: count,
  beingSeen: count,
  onHold: count,
  rooms: z.array(structureRoom),
});
export type StructureClinic = z.infer<typeof structureClinic>;

/** The reader's own user room in a clinic; nobody else ever gets it. */
export const structureUserRoom = z.strictObject({ id: roomId, clinicId, people: count });
export type StructureUserRoom = z.infer<typeof structureUserRoom>;

/** The whole map as its reader may see it, clinics by name (S9). */
export const structureSnapshot = z.strictObject({
  organisation: z.strictObject({ id: organisationId, slug, name: z.string() }),
  now: instant,
  clinics: z.array(structureClinic),
  userRooms: z.array(structureUserRoom),
});
export type StructureSnapshot = z.infer<typeof structureSnapshot>;

/** What has changed: each clinic whole, at most once a second. */
export const structureDelta = z.strictObject({
  organisationId,
  now: instant,
  changed: z.array(structureClinic),
  /** Clinics that were closed. */
  gone: z.array(clinicId),
  /** All of the reader's own user rooms, where one has changed; else null. */
  userRooms: z.nullable(z.array(structureUserRoom)),
});
export type StructureDelta = z.infer<typeof structureDelta>;

import { participantsOf, peerToPeerLimit, peopleOf } from '@anteroom/domain';
import type { ClinicId, DecisionContext, Instant, RoomSession, Session } from '@anteroom/domain';
import type { Stores } from '../database/database.ts';
import type { MediaServerPresence } from './media-server-presence.ts';

/** What a decision over a call and its stays needs beside them. The clinics are asked only where it may outgrow a mesh. */
export function contextOfSession(
  stores: Stores,
  { call, consultations }: Session,
  circumstances: Circumstances,
): Promise<DecisionContext> {
  const inside = call === null ? [] : participantsOf(call);
  const people = new Set([...inside, ...consultations.flatMap(peopleOf)]);
  const clinics = new Set(consultations.map(({ clinicId }) => clinicId));
  return contextFor(stores, [...clinics], people.size, circumstances);
}

/** The same over a room. */
export function contextOfRoom(
  stores: Stores,
  { room, call, visits }: RoomSession,
  circumstances: Circumstances,
): Promise<DecisionContext> {
  const inside = call === null ? [] : participantsOf(call);
  const people = new Set([...inside, ...visits.map(({ id }) => id)]);
  return contextFor(stores, [room.clinicId], people.size, circumstances);
}

interface Circumstances {
  readonly now: Instant;
  readonly mediaServer: MediaServerPresence;
}

/** @param people at most who are in the call afterwards, without one who comes by this very command */
async function contextFor(
  stores: Stores,
  clinics: readonly ClinicId[],
  people: number,
  { now, mediaServer }: Circumstances,
): Promise<DecisionContext> {
  const hasMediaServer = mediaServer.isThere();
  if (!hasMediaServer || people < peerToPeerLimit) return { now, hasMediaServer };
  const found = await stores.clinics.byIds(clinics);
  return { now, hasMediaServer, mostPeople: Math.min(...found.map(({ settings }) => settings.mostInCall)) };
}

import { isOpenVisit, nextPresence } from '@anteroom/domain';
import type {
  CallId,
  CallInvitation,
  CallInvitationId,
  ClinicId,
  GraceTimes,
  Instant,
  ParticipantId,
  Visit,
} from '@anteroom/domain';
import type { VisitView } from '@anteroom/protocol';
import type { Stores } from '../database/database.ts';
import type { ClinicInOrganisation } from '../features/clinic/clinic-store.ts';
import { graceOfGuest } from './presence-rows.ts';
import { together } from './together.ts';

/** Visits of those who were invited into a call, with what their own views are made of beside their names (C2). */
export interface InvitedVisits {
  readonly visits: readonly Visit[];
  readonly invitations: ReadonlyMap<CallInvitationId, CallInvitation>;
  readonly places: ReadonlyMap<ClinicId, ClinicInOrganisation>;
}

/** Reads what tells of some visits; nothing is asked where there are none. */
export async function readInvitedVisits(stores: Stores, visits: readonly Visit[]): Promise<InvitedVisits> {
  const ids = visits.flatMap(({ invitationId }) => invitationId ?? []);
  const found = ids.length === 0 ? [] : await stores.callInvitations.loadMany(ids);
  const clinics = [...new Set(found.map(({ clinicId }) => clinicId))];
  const places = clinics.length === 0 ? [] : await stores.clinics.byIds(clinics);
  return {
    visits,
    invitations: new Map(found.map((invitation) => [invitation.id, invitation])),
    places: new Map(places.map((place) => [place.clinic.id, place])),
  };
}

/** The invitation by which somebody came; null for a guest of a room. */
export async function invitationOf(
  stores: Pick<Stores, 'callInvitations'>,
  { invitationId }: Pick<Visit, 'invitationId'>,
): Promise<CallInvitation | null> {
  const stored = invitationId === undefined ? null : await stores.callInvitations.load(invitationId);
  return stored?.invitation ?? null;
}

/** The hosts of the call at which somebody invited knocks; null for a guest of a room, and where the call is over. */
export async function hostsAt(
  stores: Stores,
  visit: Visit,
): Promise<{ readonly callId: CallId; readonly participantIds: readonly ParticipantId[] } | null> {
  const invitation = await invitationOf(stores, visit);
  const call = invitation === null ? undefined : (await stores.calls.load(invitation.callId))?.call;
  if (call?.status !== 'open') return null;
  return { callId: call.id, participantIds: call.providers.map(({ participantId }) => participantId) };
}

/** Saves visits of a call; what was told in one that is over is erased with it (A4). */
export async function saveVisits(stores: Stores, visits: readonly Visit[]): Promise<void> {
  await together([
    ...visits.map((visit) => stores.visits.put(visit)),
    ...visits.map((visit) => (isOpenVisit(visit) ? null : stores.typedEntries.erase(visit.id))),
  ]);
}

/** Who is missing gets the grace of what they are now, from now on. */
export async function adaptGuestGraces(
  stores: Stores,
  visits: readonly Visit[],
  { now, grace }: { readonly now: Instant; readonly grace: GraceTimes },
): Promise<void> {
  const open = visits.filter(isOpenVisit);
  if (open.length === 0) return;
  const rows = await stores.presence.getMany(open.map(({ id }) => id));
  for (const visit of open) {
    const row = rows.get(visit.id);
    if (row?.presence.state !== 'missing') continue;
    const signal = { type: 'grace-changed', at: now, grace: graceOfGuest(visit, grace) } as const;
    await stores.presence.changeOwned(visit.id, row, { presence: nextPresence(row.presence, signal) });
  }
}

/** The own visit of somebody invited, as they may know it: nothing of the call or of anybody inside. Null where nothing is known of it. */
export function invitedVisitView(
  visit: Visit,
  {
    invitations,
    places,
    names,
  }: Omit<InvitedVisits, 'visits'> & { readonly names: ReadonlyMap<ParticipantId, string> },
  revision: number,
  now: Instant,
): VisitView | null {
  const invitation = visit.invitationId === undefined ? undefined : invitations.get(visit.invitationId);
  const place = invitation === undefined ? undefined : places.get(invitation.clinicId);
  if (invitation === undefined || place === undefined) return null;
  const { clinic, organisation, settings } = place;
  return {
    ...{ id: visit.id, revision, status: visit.status, since: visit.since, now },
    returned: false,
    outcome: visit.status === 'over' ? visit.outcome : null,
    // Who was declined has used the invitation up.
    knockAgainAt: null,
    name: names.get(visit.id) ?? '',
    hasPhoto: false,
    room: null,
    invitedAs: invitation.as,
    clinic: { name: clinic.name, organisation: organisation.name, emergencyNumber: settings.emergencyNumber },
  };
}

import { isHeld, isOpen, isOpenVisit, mayKnowOf, participantsOf } from '@anteroom/domain';
import type { Call, ClinicId, Consultation, ConsultationId, Instant, OpenCall, ParticipantId } from '@anteroom/domain';
import { consentOf } from '../features/call/consent-view.ts';
import { mediaViewOf } from '../features/call/media-view.ts';
import { callViewOf, eyesOf, participantsIn } from '../features/call/read-model.ts';
import type { IceServersFor } from '../features/call/ice-servers.ts';
import { stayViewOf } from '../features/consultation/read-model.ts';
import { deltaOf } from '../features/waiting-area/read-model.ts';
import type { Announcer, LeaveReason } from '../realtime/announcer.ts';
import { invitedVisitView } from './invited-visits.ts';
import type { CallMaterial, OpenedMaterial } from './material.ts';
import type { MediaServerPresence } from './media-server-presence.ts';
import { reasonOf as reasonOfVisit } from './reason-of-visit.ts';
import type { SavedSession } from './save-session.ts';

/** What telling needs beside what was saved. */
export interface TellContext {
  readonly announcer: Announcer;
  readonly iceServersFor: IceServersFor;
  readonly mediaServer: MediaServerPresence;
  readonly now: Instant;
  /** A provider who left of their own will, or was gone. */
  readonly leaver: ParticipantId | null;
  /** What they are told of that; `left` where it isn't said. */
  readonly dismissedAs?: LeaveReason | undefined;
}

/** Tells everybody whom a saved session concerns: who is out, who is let in, who remains, the callers, the dashboards. */
export function tellSession(saved: SavedSession, material: OpenedMaterial, context: TellContext): void {
  const { announcer, now } = context;
  dismissThoseOut(saved, context);
  tellInvited(saved, material, context);
  for (const { consultation } of saved.changed) {
    if (isNoneOfTheirs(saved, consultation)) continue;
    const view = stayViewOf(consultation.id, material, now);
    if (view !== null) announcer.stayChanged(view);
  }
  admitThoseIn(saved, material, context);
  const changed = { ...material, stays: [...saved.shown, ...saved.begun] };
  for (const [clinicId, revision] of saved.lists)
    announcer.waitingAreaChanged(deltaOf(clinicId, revision, changed, offersGone(saved, clinicId)));
  for (const { consultation } of saved.changed) if (!isOpen(consultation)) announcer.closeStay(consultation.id);
  for (const visit of saved.invited.visits) if (!isOpenVisit(visit)) announcer.closeVisit(visit.id);
}

/** Tells those who were invited how it stands with them, and the hosts that there is something new in their list. */
function tellInvited(saved: SavedSession, material: OpenedMaterial, { announcer, now }: TellContext): void {
  const { call, invited } = saved;
  if (call === null || invited.visits.length === 0) return;
  for (const visit of invited.visits) {
    const view = invitedVisitView(visit, { ...invited, names: material.guestNames }, call.revision, now);
    if (view !== null) announcer.visitChanged(view);
  }
  if (call.call.status === 'open') {
    const hosts = call.call.providers.map(({ participantId }) => participantId);
    announcer.invitationsChanged(hosts, { callId: call.call.id });
  }
}

/**
 * Whether nothing of a stay has changed but which providers are in the call, while its caller is on hold there: they are told
 * nothing of who comes and goes, not even that there is something to tell.
 */
function isNoneOfTheirs({ before, call }: SavedSession, after: Consultation): boolean {
  const earlier = before.session.consultations.find(({ id }) => id === after.id);
  const wasHeld = before.session.call !== null && isHeld(before.session.call, after.callerId);
  if (earlier === undefined || !wasHeld || call === null || !isHeld(call.call, after.callerId)) return false;
  return JSON.stringify({ ...earlier, providers: [] }) === JSON.stringify({ ...after, providers: [] });
}

/** The stays that were offered to a clinic, and no longer are. */
function offersGone({ before, changed }: SavedSession, clinicId: ClinicId): readonly ConsultationId[] {
  return changed
    .filter(({ consultation }) => consultation.offer?.to !== clinicId)
    .map(({ consultation }) => consultation.id)
    .filter((id) => before.session.consultations.find((stay) => stay.id === id)?.offer?.to === clinicId);
}

/** Tells those in a call who is inside now, each with the eyes that they have. */
export function tellCallChanged(
  { announcer, mediaServer }: Pick<TellContext, 'announcer' | 'mediaServer'>,
  stored: { readonly call: OpenCall; readonly revision: number },
  material: CallMaterial,
  to: (id: ParticipantId) => boolean = () => true,
): void {
  const { call, revision } = stored;
  const told = participantsOf(call).filter(to);
  // Callers of several clinics may be in one call, and the staff has other names in each; and some may know less than others.
  const lookOf = (id: ParticipantId) => JSON.stringify([eyesOf(call, id, material.room), consentOf(call, id)]);
  const looks = new Map(told.map((id) => [lookOf(id), id]));
  for (const [look, someone] of looks) {
    const there = told.filter((id) => lookOf(id) === look);
    const eyes = eyesOf(call, someone, material.room);
    const isLocked = call.lock !== null && eyes.only === null;
    const participants = participantsIn(call, eyes, material);
    const media = mediaViewOf(call, someone, material, mediaServer);
    const body = { callId: call.id, revision, isLocked, participants, ...consentOf(call, someone), ...media };
    announcer.callChanged(there, body);
  }
}

/**
 * Tells those who were inside before who is inside now, after a command. Who is on hold is told where it is about their own
 * people, and of nobody else's coming or going.
 */
export function tellWhoIsInside(
  context: Pick<TellContext, 'announcer' | 'mediaServer'>,
  stored: { readonly call: OpenCall; readonly revision: number },
  earlier: Call | null,
  material: CallMaterial,
): void {
  const { call } = stored;
  const before = earlier?.status === 'open' && earlier.id === call.id ? earlier : null;
  const wasHolding = before !== null && before.held.length > 0;
  if (wasHolding || call.held.length > 0) context.announcer.holding(call.id, call.held.length > 0);
  if (before === null) return;
  const wasInside = new Set(participantsOf(before));
  const isNews = (id: ParticipantId): boolean =>
    !isHeld(before, id) || !isHeld(call, id) || ownPeople(before, id) !== ownPeople(call, id);
  tellCallChanged(context, stored, material, (id) => wasInside.has(id) && isNews(id));
}

/** Those in the call of whom somebody on hold knows, and which of them are on hold too. */
function ownPeople(call: OpenCall, id: ParticipantId): string {
  const known = participantsOf(call).filter((other) => mayKnowOf(call, id, other));
  return JSON.stringify(known.map((other) => [other, isHeld(call, other)]));
}

function dismissThoseOut(saved: SavedSession, { announcer, leaver, dismissedAs = 'left' }: TellContext): void {
  const call = saved.before.session.call;
  if (call?.status !== 'open') return;
  const inside = new Set(saved.call === null ? [] : participantsOf(saved.call.call));
  const stays = new Map(saved.material.stays.map(({ consultation }) => [consultation.id, consultation]));
  for (const { consultationId, participantIds } of call.stays) {
    const reason = reasonOf(stays.get(consultationId));
    for (const id of participantIds) if (!inside.has(id)) announcer.dismiss(call.id, id, reason);
  }
  for (const { participantId } of call.guests) {
    if (inside.has(participantId)) continue;
    announcer.dismiss(
      call.id,
      participantId,
      reasonOfVisit(saved.invited.visits.find(({ id }) => id === participantId)),
    );
  }
  const statuses = new Set(saved.changed.map(({ consultation }) => consultation.status));
  const rest = statuses.has('on-hold') ? 'on-hold' : statuses.has('transferred') ? 'transferred' : 'ended';
  for (const { participantId } of call.providers) {
    if (inside.has(participantId)) continue;
    announcer.dismiss(call.id, participantId, participantId === leaver ? dismissedAs : rest);
  }
}

function reasonOf(stay: Consultation | undefined): LeaveReason {
  if (stay?.status === 'on-hold') return 'on-hold';
  if (stay?.status === 'transferred') return 'transferred';
  return stay?.status === 'ended' && stay.outcome === 'removed' ? 'removed' : 'ended';
}

function admitThoseIn(saved: SavedSession, material: OpenedMaterial, context: TellContext): void {
  if (saved.call === null || saved.call.call.status === 'ended') return;
  const { call, revision } = saved.call;
  const earlier = saved.before.session.call;
  const wasInside = new Set(earlier?.id === call.id ? participantsOf(earlier) : []);
  const isNew = saved.before.callRevision !== revision || earlier?.id !== call.id;
  if (!isNew) return;
  for (const { consultationId, participantIds } of call.stays) {
    const [callerId] = participantIds;
    if (callerId === undefined || wasInside.has(callerId)) continue;
    const view = callViewOf({ call, revision }, callerId, material, context);
    if (view !== null) context.announcer.admit(consultationId, view);
  }
  for (const { participantId } of call.guests) {
    if (wasInside.has(participantId)) continue;
    const view = callViewOf({ call, revision }, participantId, material, context);
    if (view !== null) context.announcer.admitGuest(view);
  }
  tellWhoIsInside(context, { call, revision }, earlier, material);
}

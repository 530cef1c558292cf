import { answersFor, phoneIn, teamView } from '@anteroom/domain';
import type { ClinicId, ConsultationId, PersonId, TeamView } from '@anteroom/domain';
import type { Row, WaitingAreaDelta } from '@anteroom/protocol';
import { nameIn } from '../access/read-model.ts';
import { handOverOf, offersOf, rowTransferOf } from './transfer-views.ts';
import { unansweredOf } from '../../session/material.ts';
import type { OpenedMaterial } from '../../session/material.ts';

/** The rows of a clinic's stays, as its team may see them; stays that are over or elsewhere have none. */
export function rowsOf(clinicId: ClinicId, material: OpenedMaterial): readonly Row[] {
  return material.stays.flatMap(({ consultation }) => {
    const view = teamView(consultation, clinicId);
    if (view === null) return [];
    return [rowOf(view, clinicId, material, material.presence.get(consultation.callerId) ?? null)];
  });
}

/** What a change means to the dashboards of one clinic: the rows as they are now, and those that are gone. */
export function deltaOf(
  clinicId: ClinicId,
  revision: number,
  material: OpenedMaterial,
  offersGone: readonly ConsultationId[] = [],
): WaitingAreaDelta {
  const changed = rowsOf(clinicId, material);
  const shown = new Set(changed.map((row) => row.id));
  const gone = material.stays
    .filter(({ consultation }) => consultation.clinicId === clinicId && !shown.has(consultation.id))
    .map(({ consultation }) => consultation.id);
  const offers = [...offersOf(clinicId, material)];
  return { clinicId, revision, changed: [...changed], gone, offers, offersGone: [...offersGone] };
}

type Presence = ReturnType<OpenedMaterial['presence']['get']> | null;

function rowOf(view: TeamView, clinicId: ClinicId, material: OpenedMaterial, presence: Presence): Row {
  const details = material.details.get(view.id);
  const nameOf = (id: PersonId | null) => (id === null ? null : nameIn(material.names, id, clinicId));
  return {
    id: view.id,
    status: view.status,
    arrivedAt: view.arrivedAt,
    since: view.since,
    firstName: details?.firstName ?? '',
    lastName: details?.lastName ?? '',
    phone: phoneIn(details?.phone ?? '', details?.answers ?? []),
    withoutCamera: details?.withoutCamera ?? false,
    phoneWanted: details?.phoneWanted ?? false,
    device: presence?.device ?? 'unknown',
    missingSince: presence?.presence.state === 'missing' ? presence.presence.since : null,
    callId: view.callId,
    isLocked: view.callId !== null && material.lockedCalls.has(view.callId),
    providers: view.providers.map((personId) => ({ personId, name: nameIn(material.names, personId, clinicId) })),
    heldBy: nameOf(view.heldBy),
    holdReason: view.holdReason,
    ready: view.ready,
    assignedTo: nameOf(view.assignedTo),
    assignedToId: view.assignedTo,
    callBackWanted: view.callBackWanted,
    calledBackAt: view.calledBackAt,
    unanswered: unansweredOf(view.id, material.entries),
    isPractice: view.isPractice,
    answers: [...answersFor('team', details?.answers ?? [])],
    transfer: rowTransferOf(view, material),
    handOver: handOverOf(view, material),
  };
}

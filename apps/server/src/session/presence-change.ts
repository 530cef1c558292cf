import { isOpen, mayKnowOf } from '@anteroom/domain';
import type { CallId, ClinicId, ParticipantId } from '@anteroom/domain';
import type { Stores } from '../database/database.ts';
import type { PresenceRow } from '../features/participant/presence-store.ts';
import type { StoredCall } from '../features/call/call-store.ts';
import type { StoredConsultation } from '../features/consultation/consultation-store.ts';
import type { Page } from '../realtime/page.ts';
import { deltaOf } from '../features/waiting-area/read-model.ts';
import { hostsAt } from './invited-visits.ts';
import { loadSessionOfCall } from './load-session.ts';
import { saveDoor } from './room/save-door.ts';
import type { SavedDoor } from './room/save-door.ts';
import { openRoomMaterial } from './room/room-material.ts';
import { tellRows } from './room/tell-room.ts';
import { readMaterial } from './material.ts';
import type { Material, OpenedMaterial } from './material.ts';
import type { SessionTools } from './sessions.ts';
import { tellCallChanged } from './tell-session.ts';

/** Somebody's presence has changed: their stay, the call that they are in, and what tells of both. */
export interface PresenceChange {
  readonly participantId: ParticipantId;
  readonly stay: StoredConsultation | null;
  readonly call: StoredCall | null;
  readonly list: { readonly clinicId: ClinicId; readonly revision: number } | null;
  readonly material: Material;
  /** The room at whose door a guest knocks: they are seen there too. */
  readonly door: SavedDoor | null;
  /** The hosts of the call at which somebody invited knocks: they see it in their list. */
  readonly hosts: { readonly callId: CallId; readonly participantIds: readonly ParticipantId[] } | null;
}

/** Reads what a changed presence shows, and raises the revision of the waiting list that shows it; in the transaction. */
export async function savePresenceChange(stores: Stores, row: PresenceRow): Promise<PresenceChange> {
  const { subject, participantId } = row;
  const visit = subject.kind === 'guest' ? await stores.visits.load(subject.visitId) : null;
  const stored = subject.kind === 'caller' ? await stores.consultations.load(subject.consultationId) : null;
  const stay = stored !== null && isOpen(stored.consultation) ? stored : null;
  const callOfVisit = visit?.status === 'inside' ? visit.callId : null;
  const callId = subject.kind === 'provider' ? subject.callId : (callOfVisit ?? callIdOf(stay));
  const session = callId === null ? null : await loadSessionOfCall(stores, callId);
  const clinicId = stay?.consultation.clinicId ?? null;
  const list = clinicId === null ? null : { clinicId, revision: await stores.waitingAreas.raise(clinicId) };
  const stays = session?.stays ?? (stay === null ? [] : [stay]);
  const call = session?.session.call ?? null;
  return {
    participantId,
    stay,
    call: call === null || session === null ? null : { call, revision: session.callRevision },
    list,
    material: await readMaterial(stores, stays, call),
    door: visit?.status === 'knocking' && visit.roomId !== null ? await saveDoor(stores, visit.roomId) : null,
    hosts: visit?.status === 'knocking' ? await hostsAt(stores, visit) : null,
  };
}

/** Tells a participant's older page, if there is one, that it is no longer the newest. */
export function supersedeOlder(tools: SessionTools, earlier: PresenceRow | null, page: Page): void {
  if (earlier === null || earlier.tab === '' || earlier.tab === page.connection) return;
  tools.announcer.supersede(earlier.tab);
}

/** Tells the dashboards and the others in the call. */
export function tellPresenceChange(tools: SessionTools, change: PresenceChange): Promise<OpenedMaterial> {
  return tools.tellInOrder(
    async () => {
      const door = change.door === null ? null : await openRoomMaterial(tools.words, change.door.material);
      return { material: await tools.open(change.material), door };
    },
    ({ material, door }) => {
      const { stay, list, call } = change;
      if (change.hosts !== null)
        tools.announcer.invitationsChanged(change.hosts.participantIds, { callId: change.hosts.callId });
      if (door !== null) tellRows(tools, change.door?.listRevision ?? null, door);
      const own = {
        ...material,
        stays: material.stays.filter((each) => each.consultation.id === stay?.consultation.id),
      };
      if (list !== null) tools.announcer.waitingAreaChanged(deltaOf(list.clinicId, list.revision, own));
      if (call?.call.status === 'open') {
        const open = call.call;
        const isTold = (id: ParticipantId) => id !== change.participantId && mayKnowOf(open, id, change.participantId);
        tellCallChanged(tools, { ...call, call: open }, material, isTold);
      }
      return material;
    },
  );
}

function callIdOf(stay: StoredConsultation | null) {
  return stay?.consultation.status === 'being-seen' ? stay.consultation.callId : null;
}

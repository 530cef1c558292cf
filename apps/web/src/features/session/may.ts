import { can, type Place, type StaffActor, type Verb } from '@anteroom/domain';
import type { Me, MyClinic } from '@anteroom/protocol';
import { useMemo } from 'react';
import { useMyClinic, useSession } from './session.ts';

/** Whether the signed-in person may do something in a clinic; with a room, in that room of it. */
export type May = (verb: Verb, room?: NonNullable<Place['room']>) => boolean;

/** Asks the same table as the server (P1, P2). What it refuses a page hides or greys; the server refuses it anyway. */
export function mayIn(me: Me, clinic: Pick<MyClinic, 'id' | 'organisationId'>): May {
  const actor: StaffActor = { kind: 'staff', personId: me.personId, ...me.standing };
  const place = { organisationId: clinic.organisationId, clinicId: clinic.id, consultationId: null };
  return (verb, room) => can(actor, verb, room === undefined ? place : { ...place, room }).allowed;
}

/** What the signed-in person may do in one of their clinics; nothing in any other. */
export function useMay(slug: string): May {
  const me = useSession();
  const clinic = useMyClinic(slug);
  return useMemo(() => (clinic === undefined ? () => false : mayIn(me, clinic)), [me, clinic]);
}

/** The page that opens first in a clinic: the waiting area; for whoever has only rooms, or where it is off, the rooms. */
export function firstPage(me: Me, clinic: MyClinic): 'waiting-area' | 'rooms' | 'team' {
  const may = mayIn(me, clinic);
  const hasRooms = may('enter-room') || may('use-user-room');
  const isHidden = !clinic.waitingAreaIsOn && clinic.waiting === 0;
  if (may('see-waiting-area') && !(isHidden && hasRooms)) return 'waiting-area';
  return hasRooms ? 'rooms' : 'team';
}

import { can, type Place, type StaffActor, type Verb } from '@anteroom/domain';
import type { Me } from '@anteroom/protocol';
import { useMemo } from 'react';
import { useSession } from './session.ts';

/** Whether the signed-in person may do something in a clinic; with a room, in that room of it. */
export type May = (verb: Verb, room?: NonNullable<Place['room']>) => boolean;

/** Asks the same table as the server (P1, P2). What it refuses a page hides or greys; the server refuses it anyway. */
export function mayIn(me: Me, clinic: Pick<Me['clinics'][number], 'id' | 'organisationId'>): May {
  const actor: StaffActor = { kind: 'staff', personId: me.personId, ...me.standing };
  const place = { organisationId: clinic.organisationId, clinicId: clinic.id, consultationId: null };
  return (verb, room) => can(actor, verb, room === undefined ? place : { ...place, room }).allowed;
}

/** What the signed-in person may do in one of their clinics; nothing in any other. */
export function useMay(slug: string): May {
  const me = useSession();
  return useMemo(() => {
    const clinic = me.clinics.find((one) => one.slug === slug);
    return clinic === undefined ? () => false : mayIn(me, clinic);
  }, [me, slug]);
}

/** The page that opens first in a clinic: the waiting area; for whoever has only rooms, or where it is off, the rooms. */
export function firstPage(me: Me, slug: string): 'waiting-area' | 'rooms' | 'team' {
  const clinic = me.clinics.find((one) => one.slug === slug);
  if (clinic === undefined) return 'waiting-area';
  const may = mayIn(me, clinic);
  const hasRooms = may('enter-room') || may('use-user-room');
  const isHidden = !clinic.waitingAreaIsOn && clinic.waiting === 0;
  if (may('see-waiting-area') && !(isHidden && hasRooms)) return 'waiting-area';
  return hasRooms ? 'rooms' : 'team';
}

import { toClient, toServer } from '@anteroom/protocol';
import type { Ack } from '@anteroom/protocol';
import { expect } from 'vitest';
import { createTestClinic, type TestClinic, type TestClinicOptions, type TestStaff } from './test-clinic.ts';
import { addTestRoom, type TestGuest, type TestRoom } from './test-room.ts';

/** A clinic with a meeting room, and two members who may enter it; as the stories of guests begin. */
export interface RoomStory {
  readonly clinic: TestClinic;
  readonly chen: TestStaff;
  readonly okafor: TestStaff;
  readonly room: TestRoom;
  /** A member lets guests in. */
  admit(member: TestStaff, ...guests: readonly TestGuest[]): Promise<Ack<{ readonly admitted: readonly string[] }>>;
  /** A member declines guests. */
  decline(member: TestStaff, ...guests: readonly TestGuest[]): Promise<Ack<object>>;
  close(): Promise<void>;
}

/** Opens one. */
export async function openRoomStory(options: TestClinicOptions = {}): Promise<RoomStory> {
  const clinic = await createTestClinic(options);
  const chen = await clinic.staff('Dr Chen');
  const okafor = await clinic.staff('Dr Okafor');
  const room = await addTestRoom(clinic, chen);
  const at = (guests: readonly TestGuest[]) => ({ roomId: room.id, visitIds: guests.map(({ id }) => id) });
  return {
    clinic,
    chen,
    okafor,
    room,
    admit: (member, ...guests) => member.page.request(toServer.admitGuests, at(guests)),
    decline: (member, ...guests) => member.page.request(toServer.declineGuests, at(guests)),
    async close() {
      room.close();
      await clinic.close();
    },
  };
}

/** A member, as the services know them. */
export const staff = ({ personId }: TestStaff) => ({ kind: 'staff', personId }) as const;

/** A step of a negotiation that says nothing. */
export const signal = { generation: 'g', candidate: null };

/** The guest is over, by this outcome: told so, cut, and their token opens nothing. */
export async function expectOut(guest: TestGuest, outcome: string): Promise<void> {
  expect(await guest.page.next(toClient.visitChanged, ({ status }) => status === 'over')).toMatchObject({ outcome });
  await guest.page.untilCut();
  await expect(guest.opensPage()).rejects.toMatchObject({ code: 'not-signed-in' });
}

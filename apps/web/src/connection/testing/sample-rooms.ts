import { participantId, roomId, roomRow } from '@anteroom/protocol';
import type { Knock, RoomRow, RoomsDelta, RoomsSnapshot } from '@anteroom/protocol';
import { idText, renal } from './sample-rows.ts';

/** The room with this name. */
export function roomNamed(name: string) {
  return roomId.parse(idText(name));
}

/** Somebody at the door. */
export function sampleKnock(name: string): Knock {
  const visitId = participantId.parse(idText(name));
  return { visitId, name, hasPhoto: false, since: 0, missingSince: null, returned: false };
}

/** An empty meeting room, with what the test says of it. */
export function sampleRoom(name: string, more: Partial<RoomRow> = {}): RoomRow {
  return roomRow.parse({
    id: roomNamed(name),
    revision: 1,
    kind: 'meeting',
    name,
    entry: 'knock',
    guestPhoto: 'optional',
    position: 0,
    limit: { people: 6, because: 'no-media-server', withMediaServer: 20 },
    people: 0,
    guests: 0,
    isLocked: false,
    inside: { members: [], knocks: [] },
    ...more,
  });
}

export function roomsAt(revision: number, rooms: readonly RoomRow[], userRoom: RoomRow | null = null): RoomsSnapshot {
  return { clinicId: renal, revision, now: 1000, rooms: [...rooms], userRoom };
}

export function roomsChange(revision: number, changed: readonly RoomRow[], gone: readonly string[] = []): RoomsDelta {
  return { clinicId: renal, revision, changed: [...changed], gone: gone.map(roomNamed) };
}

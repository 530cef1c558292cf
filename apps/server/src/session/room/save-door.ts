import type { RoomId } from '@anteroom/domain';
import { Stale } from '../../change.ts';
import type { Stores } from '../../database/database.ts';
import { readRoomMaterial, type RoomMaterial } from './room-material.ts';

/** What tells of somebody who knocks and is connected, or away. */
export interface SavedDoor {
  /** Null for a user room, which is in no list. */
  readonly listRevision: number | null;
  readonly material: RoomMaterial;
}

/** Raises the revision of a room, and of the list that shows who knocks at it; in the transaction. */
export async function saveDoor(stores: Stores, roomId: RoomId): Promise<SavedDoor | null> {
  const stored = await stores.rooms.load(roomId);
  if (stored === null) return null;
  const { room, revision } = stored;
  if (!(await stores.rooms.save(room, revision))) throw new Stale();
  const listRevision = room.kind === 'user' ? null : await stores.rooms.raise(room.clinicId);
  return { listRevision, material: await readRoomMaterial(stores, room.clinicId, [{ room, revision: revision + 1 }]) };
}

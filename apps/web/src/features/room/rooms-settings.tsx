import type { ReactElement } from 'react';
import { useClinic } from '../waiting-area/clinic-scope.tsx';
import './room.css';
import './rooms-settings.css';
import { SharedRooms } from './shared-rooms.tsx';
import { UserRooms } from './user-rooms.tsx';

/** Making, renaming, ordering and closing a clinic's rooms; a part that can stand in any page of the clinic (S4, S5, S6). */
export function RoomsSettings(): ReactElement {
  const { details } = useClinic();
  return (
    <>
      <SharedRooms clinicId={details.id} />
      <UserRooms clinicId={details.id} />
    </>
  );
}

import { useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { RoomPage } from '../features/room/room-page.tsx';
import { RoomsPage } from '../features/room/rooms-page.tsx';

/** The rooms of a clinic. */
export function RoomsRoute(): ReactElement {
  const { clinic } = useParams({ from: '/signed-in/clinics/$clinic/rooms' });
  return <RoomsPage clinic={clinic} />;
}

/** One room. Another one is another page. */
export function RoomRoute(): ReactElement {
  const { clinic, roomId } = useParams({ from: '/signed-in/clinics/$clinic/rooms/$roomId' });
  return <RoomPage key={roomId} clinic={clinic} roomId={roomId} />;
}

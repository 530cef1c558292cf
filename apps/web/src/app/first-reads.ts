import type { Me, MyClinic } from '@anteroom/protocol';
import { invitationsQuery, peopleQuery, type PeoplePlace } from '../features/people/people.ts';
import { sharedRoomsQuery, userRoomsQuery } from '../features/room/rooms-admin.ts';
import { mayIn } from '../features/session/may.ts';
import { settingsQuery } from '../features/settings/settings.ts';
import { queries } from './queries.ts';

/** What a page of one clinic is opened with. */
export interface OpenedClinic {
  readonly me: Me;
  readonly clinic: MyClinic;
}

/** The first of a list, as a page shows it before anybody has searched or turned over. */
const first = { search: '', page: 1 } as const;

/** Asks for what Configure shows first, while the page's code is on its way; for nothing that would be refused. */
export function readConfigure(
  { me, clinic }: OpenedClinic,
  params: { readonly clinic: string; readonly tab: string },
): void {
  const may = mayIn(me, clinic);
  if (!may('configure-clinic')) return;
  void queries.prefetchQuery(settingsQuery({ clinic: params.clinic }));
  if (params.tab !== 'rooms' || !may('manage-rooms')) return;
  void queries.prefetchQuery(sharedRoomsQuery(clinic.id));
  void queries.prefetchQuery(userRoomsQuery(clinic.id, '', 0));
}

/** The same for the team. */
export function readTeam({ me, clinic }: OpenedClinic): void {
  const may = mayIn(me, clinic);
  const place: PeoplePlace = { kind: 'clinic', id: clinic.id };
  if (may('see-team-members')) void queries.prefetchQuery(peopleQuery(place, first));
  if (may('manage-team-members')) void queries.prefetchQuery(invitationsQuery(place, first));
}

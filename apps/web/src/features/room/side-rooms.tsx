import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { RoomRow } from '@anteroom/protocol';
import type { ReactElement } from 'react';
import { useStore } from '../../connection/use-store.ts';
import { SideRoom } from '../../ui/side-room.tsx';
import { useSession } from '../session/session.ts';
import type { May } from '../session/may.ts';
import { useClinic } from '../waiting-area/clinic-scope.tsx';
import { occupancyText, roomPath } from './room-words.ts';

export interface SideRoomsProps {
  /** The clinic's slug. */
  readonly slug: string;
  readonly may: May;
  /** The path of the page that is shown. */
  readonly path: string;
}

/** The column's rooms, live: meeting rooms, group rooms, and the own user room (S4, S5, S6). */
export function SideRooms({ slug, may, path }: SideRoomsProps): ReactElement {
  const { t } = useLingui();
  const { personId } = useSession();
  const { rooms } = useClinic();
  const { rooms: shared, own } = useStore(rooms.list);
  const enterable = shared.filter(({ id, kind }) => may('enter-room', { id, kind, ownerId: null }));
  const groups = [
    { title: t`Meeting rooms`, rows: enterable.filter(({ kind }) => kind === 'meeting') },
    { title: t`Group rooms`, rows: enterable.filter(({ kind }) => kind === 'group') },
    {
      title: t`User rooms`,
      rows: own !== null && may('enter-room', { id: own.id, kind: 'user', ownerId: personId }) ? [own] : [],
    },
  ];
  return (
    <>{groups.map(({ title, rows }) => rows.length > 0 && <Group key={title} {...{ title, rows, slug, path }} />)}</>
  );
}

interface GroupProps {
  readonly title: string;
  readonly rows: readonly RoomRow[];
  readonly slug: string;
  readonly path: string;
}

function Group({ title, rows, slug, path }: GroupProps): ReactElement {
  return (
    <>
      <h2>{title}</h2>
      <ul aria-label={title}>
        {rows.map((room) => (
          <Row key={room.id} room={room} href={roomPath(slug, room.id)} path={path} />
        ))}
      </ul>
    </>
  );
}

function Row({
  room,
  href,
  path,
}: {
  readonly room: RoomRow;
  readonly href: string;
  readonly path: string;
}): ReactElement {
  const { t, i18n } = useLingui();
  const { wantedRoom } = useClinic();
  const { id, name, people, isLocked } = room;
  const knocks = room.inside?.knocks.length ?? 0;
  const isSmall = room.kind === 'group' && room.limit.because !== null;
  const mostNow = room.limit.people;
  const inside = occupancyText(i18n, room);
  // What a group room is made for, and can't do now, is no surprise for the seventh (S6).
  const occupancy = isSmall ? t`${inside} · for now up to ${mostNow}` : inside;
  const mark = knocks === 0 ? null : knocks === 1 ? t`Knock` : t`Knock · ${knocks}`;
  const spoken = plural(knocks, { one: '# person is knocking', other: '# people are knocking' });
  const entering = t`Enter ${name}`;
  return (
    <SideRoom
      name={name}
      note={isLocked ? t`${occupancy} · locked` : occupancy}
      isLit={people > 0}
      knock={mark}
      isCurrent={path === href}
      enter={{
        words: t({ message: 'Enter', context: 'to go into a room' }),
        label: knocks === 0 ? entering : `${entering}: ${spoken}`,
        href,
      }}
      // A locked one shows its page, and why it isn't entered.
      onEnter={() => wantedRoom.set(isLocked ? null : id)}
    />
  );
}

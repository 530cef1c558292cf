import { countsOf } from '@anteroom/domain';
import type { StructureClinic, StructureUserRoom } from '@anteroom/protocol';
import { useLingui } from '@lingui/react/macro';
import { memo, type ReactElement } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { Counts } from './counts.tsx';
import { DeskScene, Pendant, RoomScene, Stairs } from './figures.tsx';
import { MapItem } from './map-item.tsx';
import { clinicText, knockText, occupancyText, roomText } from './map-words.ts';
import type { StructureMap } from './structure-map.ts';
import { WaitingRoom } from './waiting-room.tsx';

export interface FloorProps {
  readonly clinic: StructureClinic;
  /** The number beside it, the ground floor is 0. */
  readonly level: number;
  readonly isFolded: boolean;
  /** Where one may go from here. */
  readonly mayAttend: boolean;
  readonly mayEnterRooms: boolean;
  /** The reader's own user room, where they have one here. */
  readonly userRoom: StructureUserRoom | null;
  readonly onFold: StructureMap['fold'];
}

/** A clinic as a floor: what it is called and counts, its waiting area, its rooms. Folded, only its lights are seen. */
export const Floor = memo(function Floor(props: FloorProps): ReactElement {
  const { clinic, level, isFolded, mayAttend, mayEnterRooms, userRoom, onFold } = props;
  const { t, i18n } = useLingui();
  const path = `/clinics/${clinic.slug}`;
  return (
    <div
      className={isFolded ? 'level is-folded' : 'level'}
      role="treeitem"
      aria-level={1}
      aria-expanded={!isFolded}
      aria-label={clinicText(i18n, clinic)}
      tabIndex={-1}
      data-item={clinic.id}
    >
      <div className="level-tag" onClick={() => onFold(clinic.id, !isFolded)}>
        <span className="level-number" aria-hidden="true">
          {level}
        </span>
        <span className="level-words">
          <b>
            <bdi>{clinic.name}</bdi>
          </b>
          <Counts counts={countsOf(clinic)} isShort={isFolded} />
        </span>
        <span className="level-fold">
          <Icon name="down" size="s" />
        </span>
      </div>
      {isFolded ? (
        <Windows clinic={clinic} />
      ) : (
        <div className="floor" role="group">
          <span className="stairwell" aria-hidden="true">
            <Stairs />
          </span>
          <WaitingRoom clinic={clinic} href={mayAttend ? `${path}/waiting-area` : null} />
          {clinic.rooms.map((room) => (
            <Room key={room.id} room={room} href={mayEnterRooms ? `${path}/rooms/${room.id}` : null} />
          ))}
          {userRoom !== null && (
            <MapItem
              id={userRoom.id}
              href={`${path}/rooms/${userRoom.id}`}
              label={`${t`My user room`}: ${userRoom.people === 0 ? t`Empty` : t`In use`}`}
              className={userRoom.people > 0 ? 'room user-room is-lit' : 'room user-room'}
            >
              <span className="room-words">
                <b>{t`My user room`}</b>
                <small>{userRoom.people === 0 ? t`Empty` : t`In use`}</small>
              </span>
              <span className="picture">
                <DeskScene isHere={userRoom.people > 0} />
              </span>
            </MapItem>
          )}
        </div>
      )}
    </div>
  );
});

function Room({
  room,
  href,
}: {
  readonly room: StructureClinic['rooms'][number];
  readonly href: string | null;
}): ReactElement {
  const { t, i18n } = useLingui();
  const occupancy = occupancyText(i18n, room);
  return (
    <MapItem id={room.id} href={href} label={roomText(i18n, room)} className={room.people > 0 ? 'room is-lit' : 'room'}>
      <Pendant />
      <span className="room-words">
        <b>
          <bdi>{room.name}</bdi>
        </b>
        <small>{room.kind === 'group' ? t`Group room, ${occupancy}` : occupancy}</small>
      </span>
      {room.knocks > 0 && (
        <em className="knock">
          <Icon name="hand" />
          {knockText(i18n, room.knocks)}
        </em>
      )}
      <span className="picture">
        <RoomScene people={room.people} seats={room.seats} />
      </span>
    </MapItem>
  );
}

/** Most windows of a folded floor. */
const windows = 24;

/** A folded floor from outside: one window for the waiting area and each room, lit where somebody is. */
function Windows({ clinic }: { readonly clinic: StructureClinic }): ReactElement {
  const isWaitingLit = clinic.waiting + clinic.beingSeen + clinic.onHold > 0;
  return (
    <span className="windows" aria-hidden="true">
      <i className={isWaitingLit ? 'is-wide is-lit' : 'is-wide'} />
      {clinic.rooms.slice(0, windows).map((room) => (
        <i key={room.id} className={room.people > 0 ? 'is-lit' : ''} />
      ))}
    </span>
  );
}

import { countsOf } from '@anteroom/domain';
import type { StructureClinic } from '@anteroom/protocol';
import type { I18n } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';

type Room = StructureClinic['rooms'][number];
type Words = Pick<I18n, '_'>;

/** How many are in a waiting area, in words; what is none is left out. */
export function waitingAreaText(
  i18n: Words,
  { waiting, beingSeen, onHold }: Pick<StructureClinic, 'waiting' | 'beingSeen' | 'onHold'>,
): string {
  const parts = [
    waiting > 0 && i18n._(msg`${plural(waiting, { one: '# waiting', other: '# waiting' })}`),
    beingSeen > 0 && i18n._(msg`${plural(beingSeen, { one: '# being seen', other: '# being seen' })}`),
    onHold > 0 && i18n._(msg`${plural(onHold, { one: '# on hold', other: '# on hold' })}`),
  ].filter((part) => part !== false);
  return parts.length === 0 ? i18n._(msg`Nobody is waiting`) : parts.join(', ');
}

/** A whole floor in words, as a screen reader reads it. */
export function clinicText(i18n: Words, clinic: StructureClinic): string {
  const { inRooms } = countsOf(clinic);
  const rooms = inRooms === 0 ? [] : [i18n._(msg`${plural(inRooms, { one: '# in rooms', other: '# in rooms' })}`)];
  return `${clinic.name}: ${[waitingAreaText(i18n, clinic), ...rooms].join(', ')}`;
}

/** How full a room is: *3 of 6*, or that nobody is inside. */
export function occupancyText(i18n: Words, { people, seats }: Pick<Room, 'people' | 'seats'>): string {
  if (people === 0) return i18n._(msg`Empty`);
  return people >= seats ? i18n._(msg`Full, ${people} of ${seats}`) : i18n._(msg`${people} of ${seats}`);
}

/** How many knock, in words. */
export function knockText(i18n: Words, knocks: number): string {
  return i18n._(msg`${plural(knocks, { one: '# knocking', other: '# knocking' })}`);
}

/** A room in words, as a screen reader reads it. */
export function roomText(i18n: Words, room: Room): string {
  const kind = room.kind === 'group' ? i18n._(msg`Group room`) : i18n._(msg`Meeting room`);
  const parts = [kind, occupancyText(i18n, room), ...(room.knocks > 0 ? [knockText(i18n, room.knocks)] : [])];
  return `${room.name}: ${parts.join(', ')}`;
}

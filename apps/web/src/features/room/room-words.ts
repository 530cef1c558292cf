import type { RoomRow } from '@anteroom/protocol';
import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** How many are inside, in a few words. */
export function occupancyText(i18n: I18n, { people, limit }: Pick<RoomRow, 'people' | 'limit'>): string {
  if (people === 0) return i18n._(msg`Empty`);
  const seats = limit.people;
  return people < seats ? i18n._(msg`${people} of ${seats}`) : i18n._(msg`${people} of ${seats}, full`);
}

/** Who is inside, in a sentence; the guests are counted, since the list of members doesn't name them. */
export function insideText(i18n: I18n, room: RoomRow): string {
  const { people, guests, inside } = room;
  if (people === 0) return i18n._(msg`Nobody is in this room.`);
  const list = new Intl.ListFormat(i18n.locale, { style: 'long', type: 'conjunction' });
  const names = (inside?.members ?? []).map(({ name }) => name);
  const unnamed = people - names.length;
  const others =
    unnamed <= 0
      ? []
      : unnamed === guests
        ? [guests === 1 ? i18n._(msg`one guest`) : i18n._(msg`${guests} guests`)]
        : [unnamed === 1 ? i18n._(msg`one person`) : i18n._(msg`${unnamed} people`)];
  const everybody = list.format([...names, ...others]);
  return i18n._(msg`Inside: ${everybody}`);
}

/** Whether no seat is free. */
export function isFull({ people, limit }: Pick<RoomRow, 'people' | 'limit'>): boolean {
  return people >= limit.people;
}

/** The address of a room's page. */
export function roomPath(clinic: string, id: string): string {
  return `/clinics/${clinic}/rooms/${id}`;
}

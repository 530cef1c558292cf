import { routes, type DoorView } from '@anteroom/protocol';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { rest } from '../../rest/rest-client.ts';

/** A door is asked for again at the latest after this long, in milliseconds. */
const longest = 60_000;

/** How a clinic's door is; below the settings, so that it is asked for anew when they change. */
export function doorQuery(slug: string) {
  return queryOptions({
    queryKey: ['settings', 'door', slug],
    queryFn: () => rest(routes.door, { params: { clinic: slug }, body: {} }),
    refetchInterval: ({ state }) => untilChange(state.data, Date.now() - state.dataUpdatedAt),
  });
}

/** The door of a clinic, asked for again as soon as it changes by itself; undefined while it isn't known. */
export function useDoor(slug: string): DoorView | undefined {
  return useQuery(doorQuery(slug)).data;
}

/**
 * How long until a door changes by itself, in milliseconds, at least a second and at most a minute.
 * @param age how old the answer is, in milliseconds: this device's own clock says nothing else here
 */
export function untilChange(door: DoorView | undefined, age: number): number {
  const next = door?.opensAt ?? door?.closesAt ?? null;
  if (door === undefined || next === null) return longest;
  return Math.min(longest, Math.max(1_000, next - door.now - age));
}

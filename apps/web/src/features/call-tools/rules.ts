import type { ParticipantId } from '@anteroom/domain';
import type { Running } from './messages.ts';
import { isPicture } from './tool-kinds.ts';

/** What hosts allow guests, callers among them. */
export type Rules = Running['rules'];

export const noRules: Rules = { viewOnly: false, hidden: false, at: 0 };

/** Somebody in the call, as far as tools are concerned. What they are is the server's word. */
export interface ToolPerson {
  readonly id: ParticipantId;
  readonly name: string;
  readonly kind: string;
  readonly isSelf: boolean;
}

/** Something that runs, and by whom. */
export type RunningItem = Running['items'][number] & { readonly by: ToolPerson };

/** Hosts are those who the server says are providers. */
export function isHost({ kind }: Pick<ToolPerson, 'kind'>): boolean {
  return kind === 'provider';
}

/** Whether somebody may start tools and write into what is shared. */
export function mayUse(person: Pick<ToolPerson, 'kind'>, { viewOnly, hidden }: Rules): boolean {
  return isHost(person) || !(viewOnly || hidden);
}

/** Whether somebody may see what runs. */
export function maySee(person: Pick<ToolPerson, 'kind'>, { hidden }: Rules): boolean {
  return isHost(person) || !hidden;
}

type Said = ReadonlyMap<ParticipantId, Running>;

/** The rules that hold: the newest that a host has said. Of two at once that of the greater id, for everybody alike. */
export function rulesOf(people: readonly ToolPerson[], said: Said): Rules {
  const hosts = people.filter(isHost).toSorted((one, other) => (one.id < other.id ? -1 : 1));
  return hosts.reduce((newest, { id }) => {
    const rules = said.get(id)?.rules;
    return rules !== undefined && rules.at > 0 && rules.at >= newest.at ? rules : newest;
  }, noRules);
}

/** So late can something of a guest's be at most: there is always room for a host to come to the front. */
export const mostGuestOrder = 500_000;

/** Names something that runs, by its owner too: an id alone can be claimed by anybody. */
export function keyOf({ id, by }: Pick<RunningItem, 'id' | 'by'>): string {
  return `${by.id}/${id}`;
}

/** What runs for this viewer, in the order in which it was started. */
export function itemsFor(
  viewer: Pick<ToolPerson, 'kind'>,
  people: readonly ToolPerson[],
  said: Said,
): readonly RunningItem[] {
  const rules = rulesOf(people, said);
  if (!maySee(viewer, rules)) return [];
  const stopped = new Set(people.filter(isHost).flatMap(({ id }) => said.get(id)?.stopped ?? []));
  const ofHosts = new Set(
    people.filter(isHost).flatMap(({ id }) => (said.get(id)?.items ?? []).map((item) => item.id)),
  );
  return people
    .filter((person) => mayUse(person, rules))
    .flatMap((by) => (said.get(by.id)?.items ?? []).map((item) => ({ ...item, by, order: orderOf(item.order, by) })))
    .filter((item) => !stopped.has(keyOf(item)) && !(rules.hidden && isPicture(item.tool)))
    .filter(({ id, by }) => isHost(by) || !ofHosts.has(id))
    .toSorted((one, other) => one.order - other.order || (one.id < other.id ? -1 : 1));
}

function orderOf(order: number, by: ToolPerson): number {
  return isHost(by) ? order : Math.min(order, mostGuestOrder);
}

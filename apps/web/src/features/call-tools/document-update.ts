import * as Y from 'yjs';

/** Another page's update, looked over before anything of it is taken. */
export interface DocumentUpdate {
  /** What it adds, all of it in an order in which each stands on what is there by then. */
  readonly added: readonly Y.Item[];
  readonly deleted: readonly DeletedRange[];
  /** By how many items the document grows: also by those that come apart. */
  readonly growth: number;
  /** By how many letters or values what is read of it grows. */
  readonly longer: number;
}

/** The one list that a document consists of. */
export interface DocumentPart {
  readonly name: string;
  readonly holds: 'letters' | 'values';
  /** Most of them, those not counted that are taken away. */
  readonly longest: number;
}

/** Whether so much more work may be done; then it counts as done. One is an item, or a step in the search for its place. */
export type Spend = (work: number) => boolean;

interface DeletedRange {
  readonly client: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Most items of a document, and of an update, which can be all of it. A run of letters is one item, and so is a mark, also
 * when it is gone. Yjs keeps them in lists that are moved at each cut, so that many more would take long.
 */
export const mostItems = 30_000;

/** Reads an update for a document of this part; nothing is changed by it. */
export function readUpdate(
  update: Uint8Array,
  { store }: Y.Doc,
  part: DocumentPart,
): DocumentUpdate | 'incomplete' | 'refused' | 'broken' {
  const decoded = decode(update);
  if (decoded === null) return 'broken';
  const items = decoded.structs.filter((struct) => isFit(struct, part));
  const deleted = rangesOf(decoded.ds);
  if (items.length < decoded.structs.length || !isSorted(deleted)) return 'refused';
  if (Math.max(weightOf(items), deleted.length) > mostItems) return 'refused';
  const known = new Map<number, number>();
  const knownOf = (client: number): number => known.get(client) ?? Y.getState(store, client);
  const added = inOrder(items, knownOf, (client, clock) => known.set(client, clock));
  if (added === null || deleted.some(({ client, to }) => to > knownOf(client))) return 'incomplete';
  return { added, deleted, growth: weightOf(added) + cutsBy(added, deleted, store), longer: longerBy(added, deleted) };
}

/** How many items these are; each value of a list counts, since they come apart where something is put between them. */
export function weightOf(structs: readonly unknown[]): number {
  return structs.reduce<number>((sum, struct) => {
    const isList = struct instanceof Y.Item && struct.content instanceof Y.ContentAny;
    return sum + (isList ? struct.length : 1);
  }, 0);
}

/**
 * Takes an update that was read for this document. Answers whether it was all taken: where the search for places costs more
 * than may be spent, the rest is left away.
 */
export function takeUpdate(
  doc: Y.Doc,
  { added, deleted }: DocumentUpdate,
  { origin, spend }: { readonly origin: unknown; readonly spend: Spend },
): boolean {
  return Y.transact(
    doc,
    (transaction) => {
      for (const item of added) {
        const { client, clock } = item.id;
        const known = Y.getState(doc.store, client);
        const part: unknown = item.parent;
        if (typeof part === 'string') item.parent = doc.get(part);
        item.getMissing(transaction, doc.store);
        const before = known > clock ? Y.getItem(doc.store, Y.createID(client, known - 1)) : item.left;
        if (!spend(stepsTo(item, before, doc.store))) return false;
        item.integrate(transaction, known - clock);
      }
      for (const range of deleted) takeAway(transaction, range);
      return true;
    },
    origin,
    false,
  );
}

function takeAway(transaction: Y.Transaction, { client, from, to }: DeletedRange): void {
  for (let at = from; at < to;) {
    const item = Y.getItemCleanStart(transaction, Y.createID(client, at));
    if (item.id.clock + item.length > to) Y.getItemCleanStart(transaction, Y.createID(client, to));
    item.delete(transaction);
    at = item.id.clock + item.length;
  }
}

/**
 * Over how many items Yjs goes to find an item's place between its neighbours: over those that were put there without
 * knowledge of it. A few thousand, made so that each goes over all the others, would take most of a minute. It goes on as
 * Yjs does (`integrate` of an item) and stops where that stops: to count all up to the neighbour would be far too many.
 */
function stepsTo(item: Y.Item, before: Y.Item | null, store: Y.Doc['store']): number {
  const passed = new Set<Y.Item>();
  const first = item.parent instanceof Y.AbstractType ? item.parent._start : null;
  const origin = before?.lastId ?? null;
  for (let at = before === null ? first : before.right; at !== null && at !== item.right; at = at.right) {
    passed.add(at);
    if (Y.compareIDs(origin, at.origin)) {
      if (at.id.client >= item.id.client && Y.compareIDs(item.rightOrigin, at.rightOrigin)) break;
    } else if (at.origin === null || !passed.has(Y.getItem(store, at.origin))) {
      break;
    }
  }
  return passed.size;
}

function decode(update: Uint8Array): ReturnType<typeof Y.decodeUpdate> | null {
  try {
    return Y.decodeUpdate(update);
  } catch {
    return null;
  }
}

/**
 * Whether it is of the kind that our pages write: letters or values of the part, and what is left of them. A value in a text would be
 * counted by its places and not be seen.
 */
function isFit(struct: unknown, { name, holds }: DocumentPart): struct is Y.Item {
  if (!(struct instanceof Y.Item) || struct.length === 0 || struct.parentSub !== null) return false;
  const { content, origin, rightOrigin } = struct;
  // Before it is taken, it has the name of its part here.
  const parent: unknown = struct.parent;
  const hasPlace = origin !== null || rightOrigin !== null ? parent === null : parent === name;
  const held = holds === 'letters' ? Y.ContentString : Y.ContentAny;
  return hasPlace && (content instanceof held || content instanceof Y.ContentDeleted);
}

/** How many letters or values of what is added aren't taken away at once; of both each page's come in order. */
function longerBy(added: readonly Y.Item[], deleted: readonly DeletedRange[]): number {
  const queues = new Map<number, { readonly ranges: DeletedRange[]; next: number }>();
  for (const range of deleted) {
    const queue = queues.get(range.client) ?? { ranges: [], next: 0 };
    queues.set(range.client, queue);
    queue.ranges.push(range);
  }

  function livingIn({ id, length }: Y.Item): number {
    const queue = queues.get(id.client);
    let living = length;
    while (queue !== undefined) {
      const range = queue.ranges[queue.next];
      if (range === undefined || range.from >= id.clock + length) break;
      living -= Math.max(0, Math.min(range.to, id.clock + length) - Math.max(range.from, id.clock));
      // It goes on in the next item.
      if (range.to > id.clock + length) break;
      queue.next += 1;
    }
    return living;
  }

  return added.reduce((sum, item) => sum + (item.content instanceof Y.ContentDeleted ? 0 : livingIn(item)), 0);
}

function rangesOf({ clients }: ReturnType<typeof Y.decodeUpdate>['ds']): readonly DeletedRange[] {
  return [...clients].flatMap(([client, ranges]) =>
    ranges.map(({ clock, len }) => ({ client, from: clock, to: clock + len })),
  );
}

/** Ranges over each other would be gone through again and again. */
function isSorted(ranges: readonly DeletedRange[]): boolean {
  return ranges.every(({ client, from }, index) => {
    const before = ranges[index - 1];
    return before?.client !== client || before.to <= from;
  });
}

/** How many items come apart, since something is put or taken away in the middle of them. */
function cutsBy(added: readonly Y.Item[], deleted: readonly DeletedRange[], store: Y.Doc['store']): number {
  const places = new Map<number, Set<number>>();
  const cut = (client: number, clock: number): void => {
    places.set(client, (places.get(client) ?? new Set()).add(clock));
  };
  for (const { origin, rightOrigin } of added) {
    if (origin !== null) cut(origin.client, origin.clock + 1);
    if (rightOrigin !== null) cut(rightOrigin.client, rightOrigin.clock);
  }
  for (const { client, from, to } of deleted) {
    cut(client, from);
    cut(client, to);
  }
  for (const { id, length } of added) {
    places.get(id.client)?.delete(id.clock);
    places.get(id.client)?.delete(id.clock + length);
  }
  return [...places].reduce((sum, [client, clocks]) => {
    const structs = store.clients.get(client) ?? [];
    const end = Y.getState(store, client);
    const isWhole = (clock: number): boolean =>
      clock === end || (clock < end && structs[Y.findIndexSS(structs, clock)]?.id.clock === clock);
    return sum + [...clocks].filter((clock) => !isWhole(clock)).length;
  }, 0);
}

/** Null where something is missing before one of them. */
function inOrder(
  items: readonly Y.Item[],
  knownOf: (client: number) => number,
  learn: (client: number, clock: number) => void,
): readonly Y.Item[] | null {
  const queues = new Map<number, { readonly items: Y.Item[]; next: number }>();
  for (const item of items) {
    const queue = queues.get(item.id.client) ?? { items: [], next: 0 };
    queues.set(item.id.client, queue);
    queue.items.push(item);
  }
  const ordered: Y.Item[] = [];
  const waiting: Y.Item[] = [];

  function take(client: number): Y.Item | null {
    const queue = queues.get(client);
    const item = queue?.items[queue.next];
    if (queue === undefined || item === undefined) return null;
    queue.next += 1;
    return item;
  }

  /** Whose item is missing before this one. */
  function missing({ id, length, origin, rightOrigin }: Y.Item): number | null {
    if (id.clock + length <= knownOf(id.client)) return null;
    const before = [origin, rightOrigin].find((one) => one !== null && one.clock >= knownOf(one.client));
    if (before !== null && before !== undefined) return before.client;
    return id.clock > knownOf(id.client) ? id.client : null;
  }

  for (const client of queues.keys()) {
    let item = take(client);
    while (item !== null) {
      const other = missing(item);
      if (other === null) {
        const end = item.id.clock + item.length;
        if (end > knownOf(item.id.client)) {
          ordered.push(item);
          learn(item.id.client, end);
        }
        item = waiting.pop() ?? take(client);
      } else {
        waiting.push(item);
        item = take(other);
        if (item === null) return null;
      }
    }
  }
  return ordered;
}

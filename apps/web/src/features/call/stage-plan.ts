import { createStore } from '../../connection/store.ts';
import type { WritableStore } from '../../connection/store.ts';
import type { CallPerson } from './call-state.ts';
import { perCall } from './per-call.ts';

/** *Classic* has one large picture, *Grid* has all alike; `automatic` takes what suits the number of people. */
export type Layout = 'automatic' | 'classic' | 'grid';

/** How this page shows the call, remembered until it is over. */
export interface StageChoice {
  readonly layout: Layout;
  /** Who was pressed to be shown large. */
  readonly picked: CallPerson['id'] | null;
}

/** The choice of this page, by the call's id. */
export const stageChoiceOf = perCall((): WritableStore<StageChoice> =>
  createStore<StageChoice>({ layout: 'automatic', picked: null }),
);

/** Who is where. */
export interface StagePlan {
  readonly shape: 'classic' | 'grid';
  /** The large picture of *Classic*; null in *Grid*, and where nobody else is here. */
  readonly large: CallPerson | null;
  /** Everybody else but oneself. */
  readonly rest: readonly CallPerson[];
}

/**
 * Where everybody's picture goes. Whoever is pinned is the large one. Otherwise the person's choice holds, and without one
 * more than one other is shown in a grid: nobody is small there.
 */
export function planStage(
  others: readonly CallPerson[],
  { layout, picked }: StageChoice,
  pinned: CallPerson['id'] | null,
): StagePlan {
  const held = others.find(({ id }) => id === pinned);
  const isGrid = layout === 'grid' || (layout === 'automatic' && others.length > 1);
  if (held === undefined && isGrid && others.length > 0) return { shape: 'grid', large: null, rest: others };
  const large = held ?? others.find(({ id }) => id === picked) ?? others[0] ?? null;
  return { shape: 'classic', large, rest: others.filter((person) => person !== large) };
}

/** The next larger of the grids for more than six, by how many places it has; undefined where six or fewer are in it. */
export function gridSize(cells: number): 9 | 12 | 16 | 20 | undefined {
  if (cells <= 6) return undefined;
  return cells <= 9 ? 9 : cells <= 12 ? 12 : cells <= 16 ? 16 : 20;
}

/** Whether there is a picture of somebody. What they said and what arrives may differ for a moment: what arrives is shown. */
export function hasPicture({ peer, camera, pictureStopped }: CallPerson): boolean {
  if (pictureStopped !== null) return false;
  return peer?.stream != null && (camera || peer.arriving?.video === true);
}

import { isParticipantId } from '@anteroom/domain';
import type { ParticipantId } from '@anteroom/domain';
import { useEffect } from 'react';
import type { RefObject } from 'react';
import type { Call } from '../call.ts';
import type { StagePlan } from '../stage-plan.ts';
import { createShownTiles } from './shown-tiles.ts';

/**
 * Says in how many lines of the screen each person's picture is shown here, so that no larger one is fetched; nobody's is while no page
 * shows the call.
 * @param root where the tiles are
 */
export function useTileSizes(call: Call, root: RefObject<HTMLElement | null>, { shape, large, rest }: StagePlan): void {
  const people = large === null ? rest : [large, ...rest];
  // The tiles are others when this is.
  const tileKey = `${shape} ${people.map(({ id }) => id).join(' ')}`;

  useEffect(() => {
    const ids = tileKey.split(' ').filter(isParticipantId);
    const tiles = [...(root.current?.querySelectorAll('[data-person]') ?? [])];
    const shown = createShownTiles<Element>((seen) => {
      const lines = new Map<ParticipantId, number>();
      for (const tile of tiles) {
        const id = ids.find((one) => one === tile.getAttribute('data-person'));
        if (id !== undefined && seen.has(tile)) lines.set(id, Math.round(tile.clientHeight * devicePixelRatio));
      }
      call.line.setShown(lines);
    });
    const sizes = new ResizeObserver(() => shown.resized());
    const places = new IntersectionObserver((entries) => shown.placed(entries));
    for (const tile of tiles) {
      sizes.observe(tile);
      places.observe(tile);
    }
    return () => {
      sizes.disconnect();
      places.disconnect();
    };
  }, [call, root, tileKey]);

  useEffect(() => () => call.line.setShown(new Map()), [call]);
}

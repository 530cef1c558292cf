import { isParticipantId } from '@anteroom/domain';
import type { ParticipantId } from '@anteroom/domain';
import { useEffect } from 'react';
import type { RefObject } from 'react';
import type { Call } from '../call.ts';
import type { StagePlan } from '../stage-plan.ts';

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
    const seen = new Set<Element>();
    const tiles = [...(root.current?.querySelectorAll('[data-person]') ?? [])];

    function tell(): void {
      const shown = new Map<ParticipantId, number>();
      for (const tile of tiles) {
        const id = ids.find((one) => one === tile.getAttribute('data-person'));
        if (id !== undefined && seen.has(tile)) shown.set(id, Math.round(tile.clientHeight * devicePixelRatio));
      }
      call.line.setShown(shown);
    }

    const sizes = new ResizeObserver(tell);
    const places = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) seen.add(target);
        else seen.delete(target);
      }
      tell();
    });
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

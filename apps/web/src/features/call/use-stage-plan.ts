import { useLingui } from '@lingui/react/macro';
import { useCallback, useMemo } from 'react';
import { useStore } from '../../connection/use-store.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import type { CallPerson } from './call-state.ts';
import type { Call } from './call.ts';
import { nextPinned, pinnedOf, togglePinned } from './pinned.ts';
import { planStage, stageChoiceOf } from './stage-plan.ts';
import type { StagePlan } from './stage-plan.ts';

export interface StageControl {
  readonly plan: StagePlan;
  readonly pinned: CallPerson['id'] | null;
  readonly arrange: (shape: StagePlan['shape']) => void;
  readonly pick: (id: CallPerson['id']) => void;
  readonly pin: (id: CallPerson['id']) => void;
  /** By keyboard, which is told what came of it. */
  readonly pinNext: () => void;
  readonly arrangeNext: () => void;
}

/** Who is where on this page, and how that is changed. */
export function useStagePlan(call: Call, others: readonly CallPerson[]): StageControl {
  const { t } = useLingui();
  const { announce } = useAnnouncer();
  const choices = stageChoiceOf(call.callId);
  const pins = pinnedOf(call.callId);
  const choice = useStore(choices);
  const pinned = useStore(pins);
  const plan = useMemo(() => planStage(others, choice, pinned), [others, choice, pinned]);

  const arrange = useCallback(
    (shape: StagePlan['shape']) => {
      // All alike and one that stays large don't go together: the newer wish counts.
      if (shape === 'grid') pins.set(null);
      choices.set({ ...choices.read(), layout: shape });
    },
    [choices, pins],
  );
  const pick = useCallback(
    (id: CallPerson['id']) => {
      pins.set(null);
      choices.set({ layout: 'classic', picked: id });
    },
    [choices, pins],
  );
  const pin = useCallback((id: CallPerson['id']) => togglePinned(pins, id), [pins]);
  const pinNext = (): void => {
    const id = nextPinned(others, pins.read());
    pins.set(id);
    const name = others.find((person) => person.id === id)?.name;
    announce(name === undefined ? t`Nobody is pinned.` : t`${name} is pinned.`, 'polite');
  };
  const arrangeNext = (): void => {
    const isGrid = plan.shape === 'grid';
    arrange(isGrid ? 'classic' : 'grid');
    announce(isGrid ? t`Classic layout` : t`Grid layout`, 'polite');
  };
  return { plan, pinned, arrange, pick, pin, pinNext, arrangeNext };
}

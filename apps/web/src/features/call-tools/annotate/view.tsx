import { useLingui } from '@lingui/react/macro';
import { useState, useSyncExternalStore } from 'react';
import type { ReactElement, ReactNode, RefObject } from 'react';
import { useStore } from '../../../connection/use-store.ts';
import { Icon } from '../../../ui/icon.tsx';
import { BoardSurface } from '../board/board-surface.tsx';
import { BoardTools } from '../board/board-tools.tsx';
import { boardOf } from '../board/board.ts';
import { keepPicture } from '../board/keep-picture.ts';
import type { CallTools } from '../call-tools.ts';
import { firstDrawing, pictureIn } from './model.ts';

/** What is drawn over something that is shared, and the means to draw. */
export interface Annotation {
  /** Begins and ends drawing, on this page. */
  readonly toggle: ReactNode;
  readonly pens: ReactNode;
  /** null where nothing is drawn. */
  readonly over: ReactNode;
}

/** Strokes and notes over anything that is shared (C4): a transparent layer, the same for everybody. */
export function useAnnotation(tools: CallTools, on: string, section: RefObject<HTMLElement | null>): Annotation {
  const { t } = useLingui();
  const [isDrawing, setDrawing] = useState(false);
  const [drawing, setPen] = useState(firstDrawing);
  const [focused, setFocused] = useState<string | null>(null);
  const { mayUse } = useStore(tools.state);
  const board = boardOf(tools);
  const marks = useSyncExternalStore(board.subscribe, board.marks);
  const isOpen = isDrawing && mayUse;
  const isEmpty = !marks.some((mark) => mark.on === on);
  const keep = (): void => {
    const picture = section.current === null ? null : pictureIn(section.current);
    if (picture !== null) void keepPicture(board, on, picture.ratio, picture.image);
  };
  const toggle: ReactElement | null = mayUse ? (
    <button type="button" className="call-button is-small" aria-pressed={isOpen} onClick={() => setDrawing(!isDrawing)}>
      <Icon name="pencil" size="s" />
      {t`Draw on it`}
    </button>
  ) : null;
  return {
    toggle,
    pens: isOpen ? (
      <BoardTools
        tools={tools}
        on={on}
        drawing={drawing}
        onDrawing={setPen}
        onNote={(text) => setFocused(board.add({ kind: 'note', on, colour: drawing.colour, text, x: 0.5, y: 0.5 }))}
        onKeep={keep}
      />
    ) : null,
    over:
      isOpen || !isEmpty ? (
        <BoardSurface tools={tools} on={on} drawing={drawing} focused={focused} isStill={!isOpen} />
      ) : null,
  };
}

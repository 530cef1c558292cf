import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent, ReactElement } from 'react';
import { clamped, colours } from './marks.ts';
import type { Note } from './marks.ts';

export interface BoardNoteProps {
  readonly note: Note;
  readonly mayChange: boolean;
  readonly isFocused: boolean;
  readonly onChange: (note: Note) => void;
  readonly onRemove: () => void;
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** A note on a board. Arrow keys move it, with Shift further; Delete takes it away; it can be dragged. */
export function BoardNote({ note, mayChange, isFocused, onChange, onRemove }: BoardNoteProps): ReactElement {
  const { t } = useLingui();
  const element = useRef<HTMLButtonElement>(null);
  const [dragged, setDragged] = useState<Pick<Note, 'x' | 'y'> | null>(null);
  useEffect(() => {
    if (isFocused) element.current?.focus();
  }, [isFocused]);
  const { text, colour } = note;
  const { x, y } = dragged ?? note;

  const press = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const far = event.shiftKey ? 0.1 : 0.02;
      onChange({ ...note, x: clamped(note.x + step[0] * far), y: clamped(note.y + step[1] * far) });
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      onRemove();
    }
  };
  const drag = (event: PointerEvent<HTMLElement>): void => {
    const box = event.currentTarget.parentElement?.getBoundingClientRect();
    if (box === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    setDragged({
      x: clamped((event.clientX - box.left) / box.width),
      y: clamped((event.clientY - box.top) / box.height),
    });
  };
  const style = { left: `${String(x * 100)}%`, top: `${String(y * 100)}%`, borderColor: colours[colour] };
  if (!mayChange) {
    return (
      <p className="board-note" style={style}>
        {text}
      </p>
    );
  }
  return (
    <button
      ref={element}
      type="button"
      className="board-note"
      aria-label={t`Note: ${text}`}
      aria-description={t`Arrow keys move it, Delete takes it away.`}
      style={style}
      onKeyDown={press}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onPointerUp={() => {
        if (dragged !== null) onChange({ ...note, ...dragged });
        setDragged(null);
      }}
      onPointerCancel={() => setDragged(null)}
    >
      {text}
    </button>
  );
}

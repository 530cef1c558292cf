import { useLingui } from '@lingui/react/macro';
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { PointerEvent as ReactPointerEvent, ReactElement } from 'react';
import { useStore } from '../../../connection/use-store.ts';
import { useAnnouncer } from '../../../ui/announcer.tsx';
import type { CallTools } from '../call-tools.ts';
import { BoardNote } from './board-note.tsx';
import { boardOf } from './board.ts';
import type { Drawing } from './drawing.ts';
import { drawStrokes, strokesAt } from './draw.ts';
import type { Line } from './draw.ts';
import { mostPoints, writePoints } from './marks.ts';
import type { Point } from './marks.ts';

export interface BoardSurfaceProps {
  readonly tools: CallTools;
  /** What it lies on. */
  readonly on: string;
  readonly drawing: Drawing;
  /** A note that is to take the focus. */
  readonly focused: string | null;
  /** Only looked at: what lies under it can be reached. */
  readonly isStill?: boolean;
}

/** What is drawn, and where one draws: with a mouse, a finger or a pen. Notes can be placed and moved by the keyboard. */
export function BoardSurface({ tools, on, drawing, focused, isStill = false }: BoardSurfaceProps): ReactElement {
  const { t } = useLingui();
  const { toast } = useAnnouncer();
  const board = boardOf(tools);
  const { mayUse, isHost } = useStore(tools.state);
  const mayDraw = mayUse && !isStill;
  const all = useSyncExternalStore(board.subscribe, board.marks);
  const marks = useMemo(() => all.filter((mark) => mark.on === on), [all, on]);
  const canvas = useRef<HTMLCanvasElement>(null);
  const live = useRef<Line | null>(null);
  const erasing = useRef<Point | null>(null);
  const draw = useRef<() => void>(() => undefined);

  useEffect(() => {
    draw.current = () => {
      const element = canvas.current;
      const ground = element?.getContext('2d');
      if (element != null && ground != null) drawStrokes(ground, element, marks, live.current);
    };
    draw.current();
  }, [marks]);

  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      element.width = Math.round(element.clientWidth * devicePixelRatio);
      element.height = Math.round(element.clientHeight * devicePixelRatio);
      draw.current();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const commit = (): void => {
    const line = live.current;
    live.current = null;
    erasing.current = null;
    if (line !== null) {
      const { pen, colour, points } = line;
      const id = board.add({ kind: 'stroke', on, pen, colour, points: writePoints(points) });
      if (id === null && mayDraw) toast(t`The board is full. Take something away to go on.`, 'failed');
    }
    draw.current();
  };

  const erase = (point: Point, ratio: number): void => {
    const hit = strokesAt(marks, erasing.current ?? point, point, ratio);
    erasing.current = point;
    const ids = hit.filter((stroke) => isHost || board.isOwn(stroke)).map(({ id }) => id);
    if (ids.length > 0) board.remove(ids);
  };

  const follow = (event: ReactPointerEvent<HTMLCanvasElement>, isStart: boolean): void => {
    const { currentTarget, nativeEvent } = event;
    const box = currentTarget.getBoundingClientRect();
    const coalesced = isStart ? [] : nativeEvent.getCoalescedEvents();
    const points = (coalesced.length === 0 ? [nativeEvent] : coalesced).map((one) => pointOf(one, box));
    if (drawing.pen === 'eraser') return points.forEach((point) => erase(point, box.width / box.height));
    const before = isStart ? [] : (live.current?.points ?? []);
    live.current = { pen: drawing.pen, colour: drawing.colour, points: [...before, ...points].slice(0, mostPoints) };
    draw.current();
    if (live.current.points.length === mostPoints) {
      commit();
      live.current = { pen: drawing.pen, colour: drawing.colour, points: points.slice(-1) };
    }
  };

  const count = marks.filter(({ kind }) => kind === 'stroke').length;
  return (
    <div className="board-surface">
      <canvas
        ref={canvas}
        className={mayDraw ? 'board-canvas' : 'board-canvas is-still'}
        role="img"
        aria-label={t`Strokes drawn: ${count}`}
        onPointerDown={(event) => {
          if (!mayDraw || event.button !== 0 || !event.isPrimary) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          follow(event, true);
        }}
        onPointerMove={(event) => {
          if (event.isPrimary && event.currentTarget.hasPointerCapture(event.pointerId)) follow(event, false);
        }}
        onPointerUp={commit}
        onPointerCancel={commit}
      />
      {marks.map((mark) =>
        mark.kind === 'note' ? (
          <BoardNote
            key={mark.id}
            note={mark}
            mayChange={mayDraw && (isHost || board.isOwn(mark))}
            isFocused={mark.id === focused}
            onChange={board.change}
            onRemove={() => board.remove([mark.id])}
          />
        ) : null,
      )}
    </div>
  );
}

function pointOf({ clientX, clientY, pressure, pointerType }: PointerEvent, box: DOMRect): Point {
  return [
    (clientX - box.left) / box.width,
    (clientY - box.top) / box.height,
    pointerType === 'pen' ? Math.max(0.01, pressure) : 0,
  ];
}

import type { ConsultationId } from '@anteroom/domain';
import type { Row } from '@anteroom/protocol';
import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual';
import type { Range } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { useIsPhone } from './use-wide.ts';
import type { WaitingAreaView } from './waiting-area.ts';

/** What a row is high before it was measured, in pixels: a line of the table, or a card on a phone. */
const estimated = { desk: 60, phone: 152 };
/** Between the cards on a phone. */
const cardGap = 8;
/** Rows that are drawn above and below those in sight. */
const margin = 6;
/** A list up to so many rows is drawn whole: it costs little, and whoever looks for a name by the browser's own search finds it. */
const wholeUpTo = 60;

export interface RowWindow {
  /** Those that are drawn, in their order, each with its place in the list and its distance from the top of it. */
  readonly rows: readonly { readonly row: Row; readonly index: number; readonly start: number }[];
  /** Of the whole list, in pixels. */
  readonly height: number;
  /** To be told of every row that is drawn; the row carries its place as `data-index`. */
  readonly measure: (element: Element | null) => void;
  readonly body: RefObject<HTMLTableSectionElement | null>;
}

/**
 * Chooses the rows to draw of a long list that scrolls with the page: those in sight, and always the one that the keyboard is on, or
 * that Tab leads to, so that the focus stays where it is when its row is scrolled away or moves.
 */
export function useRowWindow({
  view,
  entry,
  table,
  wanted,
}: {
  readonly view: WaitingAreaView;
  readonly entry: ConsultationId | null;
  readonly table: RefObject<HTMLTableElement | null>;
  readonly wanted: RefObject<ConsultationId | null>;
}): RowWindow {
  const isPhone = useIsPhone();
  const body = useRef<HTMLTableSectionElement>(null);
  const [top, setTop] = useState(0);
  const pinned = view.rows.findIndex(({ id }) => id === entry);
  const virtualizer = useWindowVirtualizer({
    count: view.rows.length,
    estimateSize: () => (isPhone ? estimated.phone : estimated.desk),
    gap: isPhone ? cardGap : 0,
    overscan: margin,
    scrollMargin: top,
    scrollPaddingStart: cardGap,
    scrollPaddingEnd: cardGap,
    useFlushSync: false,
    getItemKey: (index) => view.rows[index]?.id ?? index,
    rangeExtractor: (range: Range) =>
      range.count <= wholeUpTo ? allOf(range.count) : withPinned(defaultRangeExtractor(range), pinned),
  });

  // What is above the list comes and goes.
  useLayoutEffect(() => {
    const now = body.current === null ? 0 : Math.round(body.current.getBoundingClientRect().top + window.scrollY);
    if (now !== top) setTop(now);
  });
  useLayoutEffect(() => virtualizer.measure(), [isPhone, virtualizer]);

  useFocus({ view, table, wanted, scrollTo: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }) });

  const rows = virtualizer.getVirtualItems().flatMap(({ index, start }) => {
    const row = view.rows[index];
    return row === undefined ? [] : [{ row, index, start: start - top }];
  });
  return { rows, height: virtualizer.getTotalSize(), measure: virtualizer.measureElement, body };
}

/** Gives the focus to the row that is wanted, and to the list itself where the row that had it has gone. */
function useFocus({
  view,
  table,
  wanted,
  scrollTo,
}: {
  readonly view: WaitingAreaView;
  readonly table: RefObject<HTMLTableElement | null>;
  readonly wanted: RefObject<ConsultationId | null>;
  readonly scrollTo: (index: number) => void;
}): void {
  const before = useRef<ConsultationId | null>(null);
  useLayoutEffect(() => {
    const id = wanted.current;
    const row = id === null ? null : table.current?.querySelector<HTMLElement>(`[data-row="${id}"]`);
    if (row != null) {
      wanted.current = null;
      scrollTo(view.rows.findIndex((one) => one.id === id));
      row.focus({ preventScroll: true });
    }
    // Never to another caller: whoever presses Enter now meant the one who has gone.
    const isLost = before.current !== null && view.current === null && document.activeElement === document.body;
    if (isLost) table.current?.focus({ preventScroll: true });
    before.current = view.current;
  });
}

function allOf(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

function withPinned(range: readonly number[], pinned: number): number[] {
  if (pinned === -1 || range.includes(pinned)) return [...range];
  return [...range, pinned].sort((left, right) => left - right);
}

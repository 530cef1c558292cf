/** A picture or a PDF that can be drawn, page by page. */
export interface Pages {
  readonly count: number;
  /** Draws a page; answers its width by its height. Rejected where it can't be read. */
  draw(page: number, canvas: HTMLCanvasElement): Promise<number>;
  close(): void;
}

/** Why a file can't be shown: of no kind that can be drawn, unreadable, or too large. */
export type PagesProblem = 'type' | 'broken' | 'large';

/** Longest side of what is drawn, in pixels. */
export const longestSide = 2200;

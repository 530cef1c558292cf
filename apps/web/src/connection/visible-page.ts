/** Whether a page is in sight, and when that changes: as much of the document as a model needs. */
export interface VisiblePage {
  readonly visibilityState: DocumentVisibilityState;
  addEventListener(name: 'visibilitychange', listener: () => void): void;
  removeEventListener(name: 'visibilitychange', listener: () => void): void;
}

import type { Pace } from './judge-pace.ts';
import type { Scene } from './scene.ts';

/** What the worker is begun with; everything after it goes over the port that comes along. */
export interface Beginning {
  readonly model: ArrayBuffer;
  readonly scene: Scene;
  /** Where the browser hands pictures over as streams; else the page is asked for each, and gets each back. */
  readonly streams: { readonly from: ReadableStream<VideoFrame>; readonly to: WritableStream<VideoFrame> } | null;
}

/** What the page says later: another scene; or the picture that it was asked for, null where there is none yet. */
export type ToWorker = { readonly scene: Scene } | { readonly picture: ImageBitmap | null };

/**
 * What the worker says: that it wants a picture; one that is composed; that the first one went out; how the last second
 * went; and that it can't go on.
 */
export type FromWorker =
  | { readonly says: 'next' | 'first' | 'failed' }
  | { readonly says: 'picture'; readonly picture: ImageBitmap }
  | { readonly says: 'pace'; readonly pace: Pace };

import type { pages } from '@anteroom/protocol';
import type { Situation } from './sample.ts';

type Listed = (typeof pages)[number];

/** A page by its method and path. */
export type PageKey = Listed extends infer Each
  ? Each extends { readonly method: infer Method extends string; readonly path: infer Path extends string }
    ? `${Method} ${Path}`
    : never
  : never;

/** One good use of a page, as everybody tries it at every place. */
export interface PageSample {
  /** The address; makes first whatever it needs. */
  readonly path: (at: Situation) => string | Promise<string>;
  /** What is posted. */
  readonly body?: Readonly<Record<string, string>>;
  /** What it has to answer: the status and, where it leads on, the address. */
  readonly answer: (at: Situation) => string;
}

/** A sample of every page; one that is missing doesn't compile. */
export type PageSamples = { readonly [Key in PageKey]: PageSample };

import { isWebLink } from '../settings/web-link.ts';
import { isWorded, type Worded } from './worded.ts';

/** Longest thank-you text, in characters. */
export const thanksLimit = 2_000;

/** What a caller finds after their visit (E11): words, the way to a page of the clinic, or a question. */
export type Afterwards =
  | { readonly kind: 'thanks'; readonly words: Worded }
  | { readonly kind: 'page'; readonly url: string }
  | { readonly kind: 'survey'; readonly words: Worded };

/** Whether it makes sense; a page is on the web, by https. */
export function isAfterwards(afterwards: Afterwards): boolean {
  return afterwards.kind === 'page' ? isWebLink(afterwards.url) : isWorded(afterwards.words, thanksLimit);
}

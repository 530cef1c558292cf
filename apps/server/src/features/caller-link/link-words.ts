import type { CallerLink, CallerLinkId } from '@anteroom/domain';
import { callerLinkNoteLimit } from '@anteroom/domain';
import * as z from 'zod/mini';
import type { Stores } from '../../database/database.ts';
import type { SessionTools } from '../../session/sessions.ts';

/** What lies sealed with a link: what staff filled in for the caller, or a word for themselves. */
const linkWords = z.union([
  z.strictObject({ details: z.record(z.string(), z.unknown()) }),
  z.strictObject({ note: z.string().check(z.maxLength(callerLinkNoteLimit)) }),
]);
export type LinkWords = z.infer<typeof linkWords>;

/** What was typed for some links, as far as it can still be read. */
export async function wordsOfLinks(
  stores: Stores,
  words: SessionTools['words'],
  links: readonly Pick<CallerLink, 'id'>[],
): Promise<ReadonlyMap<CallerLinkId, LinkWords>> {
  const entries = await stores.typedEntries.ofLinks(links.map(({ id }) => id));
  const found = new Map<CallerLinkId, LinkWords>();
  for (const [id, value] of await words.forLinks(entries)) {
    const parsed = z.safeParse(linkWords, value);
    if (parsed.success) found.set(id, parsed.data);
  }
  return found;
}

/** Whom a link is for, in one line; empty where nobody said so. */
export function forWhom(words: LinkWords | undefined): string {
  if (words === undefined) return '';
  if ('note' in words) return words.note;
  const { firstName, lastName } = words.details;
  return [firstName, lastName].filter((name) => typeof name === 'string').join(' ');
}

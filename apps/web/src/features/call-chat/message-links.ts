/** A part of a message: plain text, or an address that leads where it says. */
export interface TextPart {
  readonly text: string;
  /** Null for plain text. */
  readonly href: string | null;
}

// It ends at spaces, brackets, quotation marks, and characters that aren't seen.
const address = /https?:\/\/[^\s<>"\p{C}]+/giu;
const longestAddress = 2_000;

/** Takes a message apart into text and links. Nothing but http and https becomes a link. */
export function textParts(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const { 0: found, index } of text.matchAll(address)) {
    const typed = withoutSentenceEnd(found);
    const link = linkOf(typed);
    if (link === null) continue;
    if (index > at) parts.push({ text: text.slice(at, index), href: null });
    parts.push(link);
    at = index + typed.length;
  }
  if (at < text.length) parts.push({ text: text.slice(at), href: null });
  return parts;
}

function withoutSentenceEnd(found: string): string {
  const ends = found.includes('(') ? /[.,;:!?'’”»\]}]+$/ : /[.,;:!?'’”»\]})]+$/;
  return found.replace(ends, '');
}

function linkOf(typed: string): TextPart | null {
  if (typed.length > longestAddress || !URL.canParse(typed)) return null;
  const { protocol, username, password, origin, href } = new URL(typed);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  // `https://your-bank.example@elsewhere.example` leads elsewhere.
  if (username !== '' || password !== '') return null;
  // Where letters only look like those of another place, the place's true name is shown.
  return { text: typed.toLowerCase().startsWith(origin) ? typed : href, href };
}

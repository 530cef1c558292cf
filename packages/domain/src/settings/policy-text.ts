import { isWebLink } from './web-link.ts';

/** A piece of a line: text as it is, strong, or a link. */
export type PolicyInline =
  | { readonly kind: 'text' | 'strong'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string };

/** A part of a text that somebody wrote: nothing in it is ever markup. */
export type PolicyBlock =
  | { readonly kind: 'heading' | 'paragraph'; readonly content: readonly PolicyInline[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly PolicyInline[])[] };

/**
 * Reads the little that a clinic's text may say beside words: `# ` headings, `- ` lists, `**strong**`, `[words](https://…)`.
 * Everything else is text as it stands, HTML too.
 */
export function readPolicyText(text: string): readonly PolicyBlock[] {
  const blocks: PolicyBlock[] = [];
  for (const part of text.replace(/\r\n?/g, '\n').split(/\n\s*\n/)) {
    const lines = part.split('\n').map((line) => line.trim());
    let words: string[] = [];
    let items: (readonly PolicyInline[])[] = [];
    const flush = (): void => {
      if (words.length > 0) blocks.push({ kind: 'paragraph', content: readLine(words.join(' ')) });
      if (items.length > 0) blocks.push({ kind: 'list', items });
      words = [];
      items = [];
    };
    for (const line of lines.filter((each) => each !== '')) {
      const heading = /^#{1,3} +(.+)$/.exec(line)?.[1];
      const item = /^[-*] +(.+)$/.exec(line)?.[1];
      if (heading !== undefined) {
        flush();
        blocks.push({ kind: 'heading', content: readLine(heading) });
      } else if (item !== undefined) {
        if (words.length > 0) flush();
        items.push(readLine(item));
      } else {
        if (items.length > 0) flush();
        words.push(line);
      }
    }
    flush();
  }
  return blocks;
}

function readLine(line: string): readonly PolicyInline[] {
  const found: PolicyInline[] = [];
  let rest = 0;
  const text = (to: number): void => {
    if (to > rest) found.push({ kind: 'text', text: line.slice(rest, to) });
  };
  for (const match of line.matchAll(/\*\*([^*]{1,500})\*\*|\[([^\][]{1,500})\]\(([^\s()]{1,500})\)/g)) {
    const [whole, strong, words, url] = match;
    if (strong !== undefined) {
      text(match.index);
      found.push({ kind: 'strong', text: strong });
    } else if (words !== undefined && url !== undefined && isWebLink(url)) {
      text(match.index);
      found.push({ kind: 'link', text: words, url });
    } else continue;
    rest = match.index + whole.length;
  }
  text(line.length);
  return found;
}

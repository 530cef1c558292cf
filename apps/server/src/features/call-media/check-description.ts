import type { MediaLine } from './media-room.ts';

/** Most lines of text that a description of twenty people has, some three times over. */
const mostTextLines = 8_000;
const longestTextLine = 2_000;

/**
 * Whether a description is one that a page of ours could make, before a media server has to read it: lines of printable
 * characters, sound and pictures and nothing else, and not more of them than there can be.
 * @param most lines of media that there can be
 */
export function isDescription(sdp: string, most: number): boolean {
  const texts = sdp.split(/\r?\n/);
  if (!sdp.startsWith('v=0') || texts.length > mostTextLines) return false;
  if (!texts.every((text) => text.length <= longestTextLine && /^[\x20-\x7e]*$/.test(text))) return false;
  const media = texts.filter((text) => text.startsWith('m='));
  return media.length <= most && media.every((text) => /^m=(audio|video) \d+ UDP\/TLS\/RTP\/SAVPF [\d ]+$/.test(text));
}

/** Whether an offer to send has exactly these lines: one of sound at most, and a picture where it is said to be one. */
export function isOfferOf(sdp: string, lines: readonly MediaLine[]): boolean {
  const kinds = new Set(lines.map(({ kind }) => kind));
  const mids = new Set(lines.map(({ mid }) => mid));
  if (kinds.size !== lines.length || mids.size !== lines.length || !isDescription(sdp, lines.length)) return false;
  const sections = sdp.split(/\r?\nm=/).slice(1);
  return sections.every((section) => {
    const mid = /\na=mid:(\S+)/.exec(section)?.[1];
    const line = lines.find((each) => each.mid === mid);
    return line !== undefined && section.startsWith('audio') === (line.kind === 'sound');
  });
}

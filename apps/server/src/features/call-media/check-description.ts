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

/**
 * Whether an offer to send has exactly these lines: one of sound at most, and a picture where it is said to be one. The others' pages are
 * offered the lines by these names: one that the media server knows by another name would be refused with all that was asked for with it.
 */
export function isOfferOf(sdp: string, lines: readonly MediaLine[]): boolean {
  const kinds = new Set(lines.map(({ kind }) => kind));
  if (kinds.size !== lines.length || !isDescription(sdp, lines.length)) return false;
  const [head = '', ...sections] = sdp.split(/\r?\nm=/);
  const unnamed = new Set(lines.map(({ mid }) => mid));
  return (
    namesIn(head).length === 0 &&
    sections.length === lines.length &&
    sections.every((section) => {
      const [mid, ...others] = namesIn(section);
      const line = lines.find((each) => each.mid === mid);
      if (line === undefined || others.length > 0 || !unnamed.delete(line.mid)) return false;
      return section.startsWith('audio') === (line.kind === 'sound');
    })
  );
}

/** Everything that names a line (`a=mid`, RFC 5888), as whole as it stands; media servers don't look at capitals in it. */
function namesIn(section: string): readonly string[] {
  return section.split(/\r?\n/).flatMap((text) => (/^a=mid:/i.test(text) ? [text.slice('a=mid:'.length)] : []));
}

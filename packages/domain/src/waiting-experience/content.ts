import { isWebLink } from '../settings/web-link.ts';
import { isLanguageCode, isWorded, lengthOf, wordingFor, type Worded } from './worded.ts';

/** Most pieces of a clinic's own content, and most characters of all of them together. */
export const contentLimit = 12;
export const contentCharacters = 30_000;
/** Longest text of one piece, and longest title or description, in characters. */
export const contentTextLimit = 4_000;
export const contentTitleLimit = 120;

/** What every piece has. */
interface Piece {
  /** Its own name among the pieces, chosen by whoever adds it. */
  readonly id: string;
  /** Only readers of this language see it; null for everybody. */
  readonly onlyFor: string | null;
}

/** Words, in the little markup of `readPolicyText`. */
export interface TextPiece extends Piece {
  readonly kind: 'text';
  readonly words: Worded;
}

/** A picture that was uploaded, by its hash. */
export interface PicturePiece extends Piece {
  readonly kind: 'picture';
  readonly hash: string;
  readonly width: number;
  readonly height: number;
  /** What it shows, for those who can't see it; empty for an ornament. */
  readonly description: Worded;
}

/** A PDF that was uploaded, by its hash. */
export interface DocumentPiece extends Piece {
  readonly kind: 'document';
  readonly hash: string;
  /** Its size in bytes. */
  readonly size: number;
  readonly title: Worded;
}

/** A video elsewhere: nothing of it is loaded before somebody presses it, and then on a page of its own. */
export interface VideoPiece extends Piece {
  readonly kind: 'video';
  readonly url: string;
  readonly title: Worded;
}

/** One piece of what a clinic shows to callers who wait (E6). */
export type ContentPiece = TextPiece | PicturePiece | DocumentPiece | VideoPiece;

/** The same in one language. */
export type ShownPiece =
  | { readonly kind: 'text'; readonly id: string; readonly language: string; readonly text: string }
  | {
      readonly kind: 'picture';
      readonly id: string;
      readonly hash: string;
      readonly width: number;
      readonly height: number;
      readonly description: string;
    }
  | {
      readonly kind: 'document';
      readonly id: string;
      readonly hash: string;
      readonly size: number;
      readonly title: string;
    }
  | { readonly kind: 'video'; readonly id: string; readonly url: string; readonly title: string };

/** Whether a clinic's content makes sense as a whole. */
export function isContent(pieces: readonly ContentPiece[]): boolean {
  const ids = pieces.map(({ id }) => id);
  const characters = pieces.reduce((sum, piece) => sum + lengthOf(wordsOf(piece)), 0);
  return (
    pieces.length <= contentLimit &&
    characters <= contentCharacters &&
    new Set(ids).size === ids.length &&
    pieces.every(isPiece)
  );
}

function isPiece(piece: ContentPiece): boolean {
  if (!/^[A-Za-z0-9_-]{1,22}$/.test(piece.id)) return false;
  if (piece.onlyFor !== null && !isLanguageCode(piece.onlyFor)) return false;
  switch (piece.kind) {
    case 'text':
      return piece.words.length > 0 && isWorded(piece.words, contentTextLimit);
    case 'picture':
      return isWorded(piece.description, contentTitleLimit) && piece.width > 0 && piece.height > 0;
    case 'document':
      return piece.title.length > 0 && isWorded(piece.title, contentTitleLimit) && piece.size > 0;
    case 'video':
      return piece.title.length > 0 && isWorded(piece.title, contentTitleLimit) && isWebLink(piece.url);
  }
}

/** The words of a piece, whatever they are for. */
export function wordsOf(piece: ContentPiece): Worded {
  switch (piece.kind) {
    case 'text':
      return piece.words;
    case 'picture':
      return piece.description;
    case 'document':
    case 'video':
      return piece.title;
  }
}

/** The pieces that a reader of a language sees, in the clinic's order (E6). */
export function contentFor(pieces: readonly ContentPiece[], language: string): readonly ShownPiece[] {
  return pieces.flatMap((piece) => {
    if (piece.onlyFor !== null && piece.onlyFor !== language) return [];
    const shown = shownIn(piece, language);
    return shown === null ? [] : [shown];
  });
}

function shownIn(piece: ContentPiece, language: string): ShownPiece | null {
  const wording = wordingFor(wordsOf(piece), language);
  const { id } = piece;
  switch (piece.kind) {
    case 'text':
      return wording === null ? null : { kind: 'text', id, ...wording };
    case 'picture': {
      const { hash, width, height } = piece;
      return { kind: 'picture', id, hash, width, height, description: wording?.text ?? '' };
    }
    case 'document':
      return { kind: 'document', id, hash: piece.hash, size: piece.size, title: wording?.text ?? '' };
    case 'video':
      return { kind: 'video', id, url: piece.url, title: wording?.text ?? '' };
  }
}

/** The uploaded files that content refers to, by their hashes. */
export function filesOf(pieces: readonly ContentPiece[]): readonly string[] {
  return pieces.flatMap((piece) => (piece.kind === 'picture' || piece.kind === 'document' ? [piece.hash] : []));
}

/** The host that a link leads to, as people read it; the text itself where it is no link. */
export function hostOf(url: string): string {
  return /^https:\/\/(?:www\.)?([^/?#:]+)/.exec(url)?.[1] ?? url;
}

import { readPicture, type PictureType } from '../interface/picture.ts';

/** Most bytes of a picture among a clinic's content; pages make large ones smaller before they send them. */
export const waitingPictureBytes = 1_000_000;
/** Most bytes of a document. */
export const waitingDocumentBytes = 3_000_000;
/** Longest and shortest side of a picture, in pixels. */
export const waitingPictureSides = { least: 16, most: 4_096 } as const;
/** Most files that one organisation or one clinic keeps. */
export const waitingFilesLimit = 40;

/** What an uploaded file is, by its own bytes. */
export type WaitingFileFacts =
  | { readonly kind: 'picture'; readonly type: PictureType; readonly width: number; readonly height: number }
  | { readonly kind: 'document'; readonly type: 'application/pdf' };

export type WaitingFileProblem = 'too-large' | 'not-a-file' | 'wrong-size';

/** What a file is, whatever its name says, or why it isn't taken (E6). SVG and everything else is refused. */
export function readWaitingFile(bytes: Uint8Array): WaitingFileFacts | WaitingFileProblem {
  if (isPdf(bytes))
    return bytes.length > waitingDocumentBytes ? 'too-large' : { kind: 'document', type: 'application/pdf' };
  const picture = readPicture(bytes);
  if (picture === null) return 'not-a-file';
  if (bytes.length > waitingPictureBytes) return 'too-large';
  const { least, most } = waitingPictureSides;
  const fits = [picture.width, picture.height].every((side) => side >= least && side <= most);
  return fits ? { kind: 'picture', ...picture } : 'wrong-size';
}

/** Begins with the sign and the version, and has an end. */
function isPdf(bytes: Uint8Array): boolean {
  const text = (from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));
  return (
    /^%PDF-[12]\.[0-9]/.test(text(0, 8)) && text(Math.max(0, bytes.length - 1_024), bytes.length).includes('%%EOF')
  );
}

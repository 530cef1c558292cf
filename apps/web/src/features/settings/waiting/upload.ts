import { readWaitingFile, type WaitingFileProblem } from '@anteroom/domain';
import { routes, type UploadedFile } from '@anteroom/protocol';
import { rest } from '../../../rest/rest-client.ts';
import type { Address } from '../settings.ts';

/** Longest side of a picture that a page sends, in pixels: sharp on every screen, and quick on mobile data. */
const longestSide = 1_600;

/**
 * Sends a file for the waiting page, if it is one. A picture is drawn anew before: smaller, and without what a camera writes into it,
 * such as where it was.
 */
export async function uploadWaitingFile(address: Address, file: File): Promise<UploadedFile | WaitingFileProblem> {
  // Nobody reads a film into memory to learn that it is too large.
  if (file.size > 40_000_000) return 'too-large';
  const own = new Uint8Array(await file.arrayBuffer());
  const isPicture = file.type.startsWith('image/') && file.type !== 'image/svg+xml';
  const bytes = isPicture ? await redrawn(file) : own;
  if (bytes === null) return 'not-a-file';
  const facts = readWaitingFile(bytes);
  if (typeof facts === 'string') return facts;
  const body = { data: base64Of(bytes) };
  const answer =
    'clinic' in address
      ? await rest(routes.uploadClinicWaitingFile, { params: address, body })
      : await rest(routes.uploadOrganisationWaitingFile, { params: address, body });
  return answer.file;
}

/** The picture as a new file; null where the browser can't read it. */
async function redrawn(file: File): Promise<Uint8Array | null> {
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (bitmap === null) return null;
  const by = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * by));
  canvas.height = Math.max(1, Math.round(bitmap.height * by));
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  // A browser that writes no WebP writes PNG, which may be too large for a photo: then JPEG.
  for (const type of ['image/webp', 'image/jpeg']) {
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, 0.86));
    if (blob?.type === type) return new Uint8Array(await blob.arrayBuffer());
  }
  return null;
}

function base64Of(bytes: Uint8Array): string {
  let text = '';
  // In pieces: a call can't take a million arguments.
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(text);
}

import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { CallTools } from '../call-tools.ts';
import { chooseFile } from '../choose-file.ts';
import { fileLimit } from '../messages.ts';
import type { Bytes } from '../messages.ts';
import { saveFile } from '../save-file.ts';

/** Asks for any file and hands it to everybody who wants it; answers what is in the way. */
export async function handOut(tools: CallTools): Promise<MessageDescriptor | null> {
  const file = await chooseFile('');
  if (file === null) return null;
  if (file.size === 0) return msg`An empty file can’t be shown.`;
  if (file.size > fileLimit) return msg`This file is too large: 50 MB at most.`;
  tools.start('file', () => undefined, { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  return null;
}

/** A name that is only a name: no folders, and no marks that turn the direction of writing round and hide its end. */
export function cleanName(name: string): string {
  const clean = name
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/[\\/:*?"<>|]/g, '-')
    .replace(/^[.\s]+/, '')
    .trim();
  return clean === '' ? 'file' : clean;
}

/** Hands the person a file that somebody shared. What it claims to be isn't believed: nothing opens it by itself. */
export function saveShared(bytes: Bytes, name: string): void {
  saveFile(new Blob([bytes], { type: 'application/octet-stream' }), cleanName(name));
}

import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { CallTools } from '../call-tools.ts';
import { chooseFile } from '../choose-file.ts';
import { pagesLimit } from '../messages.ts';
import type { Bytes } from '../messages.ts';
import { openPages } from './open-pages.ts';

/** Asks for a picture or a PDF, tries it out here, and shows it to everybody; answers what is in the way. */
export async function sharePages(tools: CallTools): Promise<MessageDescriptor | null> {
  const file = await chooseFile('image/png,image/jpeg,image/webp,image/gif,application/pdf');
  if (file === null) return null;
  if (file.size > pagesLimit) return msg`This file is too large: 25 MB at most.`;
  const bytes: Bytes = new Uint8Array(await file.arrayBuffer());
  // What can't be shown here can't be shown there, and there nobody would know why.
  const problem = await problemWith(bytes);
  if (problem !== null) return problem;
  tools.start('pages', () => undefined, { name: file.name, bytes });
  return null;
}

/** Why a file can't be shown, in words; null where it can. */
async function problemWith(bytes: Bytes): Promise<MessageDescriptor | null> {
  const opened = await openPages(bytes);
  if ('problem' in opened) return pagesProblems[opened.problem];
  opened.close();
  return null;
}

/** What is wrong with a file, as a sentence. */
export const pagesProblems = {
  type: msg`Only pictures (PNG, JPEG, WebP, GIF) and PDF files can be shown.`,
  broken: msg`This file can’t be read. It may be damaged or protected.`,
  large: msg`This file is too large to be shown: 300 pages and 50 million points a picture at most.`,
} as const;

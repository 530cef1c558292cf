import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** The first line of a stream: a password is never an argument, since those are seen in the list of processes. */
export async function readPassword(stream: Readable): Promise<string> {
  const lines = createInterface({ input: stream, terminal: false });
  try {
    for await (const line of lines) return line;
    return '';
  } finally {
    lines.close();
  }
}

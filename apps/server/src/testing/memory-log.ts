import type { Log } from '../platform/log.ts';

/** A log that keeps its lines, so that a test can look for what mustn't be there. */
export interface MemoryLog extends Log {
  readonly lines: readonly { readonly level: 'info' | 'warn' | 'error'; readonly text: string }[];
}

/** Makes an empty log. */
export function createMemoryLog(): MemoryLog {
  const lines: { level: 'info' | 'warn' | 'error'; text: string }[] = [];
  const line = (level: 'info' | 'warn' | 'error') => (fields: Readonly<Record<string, unknown>>, message: string) => {
    lines.push({ level, text: `${message} ${Object.entries(fields).map(write).join(' ')}` });
  };
  return { lines, info: line('info'), warn: line('warn'), error: line('error') };
}

function write([name, value]: readonly [string, unknown]): string {
  return `${name}=${value instanceof Error ? (value.stack ?? value.message) : JSON.stringify(value)}`;
}

import { routes } from '@anteroom/protocol';
import * as z from 'zod/mini';
import { Failed } from './failed.ts';

/**
 * Asks a server whether it can work.
 * @throws Failed where it doesn't answer or can't
 */
export async function readHealth(
  url = `http://localhost:${process.env['PORT'] ?? '3000'}`,
): Promise<readonly string[]> {
  const answer = await fetch(new URL(routes.ready.path, url)).catch(() => null);
  if (answer === null) throw new Failed(`Nobody answers at ${url}.`);
  const health = z.safeParse(routes.ready.reply, await answer.json().catch(() => null));
  if (!health.success) throw new Failed(`What answers at ${url} is no Anteroom.`);
  const { status, database, fanOut } = health.data;
  const lines = [`status    ${status}`, `database  ${database ? 'answers' : 'does not answer'}`, `fan-out   ${fanOut}`];
  if (!answer.ok) throw new Failed(lines.join('\n'));
  return lines;
}

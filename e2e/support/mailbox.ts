import type { APIRequestContext } from '@playwright/test';
import { expect } from './patience.ts';
import type { Site } from './tour-parts.ts';

/** Does something that sends an e-mail, and answers the link in it. @param part of the link's path, such as `/reset/` */
export async function linkSentBy(
  request: APIRequestContext,
  server: Pick<Site, 'url'>,
  part: string,
  send: () => Promise<unknown>,
): Promise<string> {
  const links = async (): Promise<string[]> => {
    const mailbox = await (await request.get(`${server.url}/mailbox`)).text();
    return [...mailbox.matchAll(/href="([^"]+)"/g)].flatMap(([, link = '']) => (link.includes(part) ? [link] : []));
  };
  const before = new Set(await links());
  const found = async (): Promise<string> => (await links()).find((link) => !before.has(link)) ?? '';
  await send();
  await expect.poll(found).not.toBe('');
  return found();
}

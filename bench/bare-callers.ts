import { protocolVersion, socketPath, toServer } from '@anteroom/protocol';
import type { TestServer } from '@anteroom/testkit';
import { openBareSocket, type BareSocket } from './bare-socket.ts';

/** Arrives over HTTP as the set-up page does, and answers the cookie of the stay. */
export async function arriveBare({ url }: Pick<TestServer, 'url'>, clinic: string, lastName: string): Promise<string> {
  const answer = await fetch(`${url}/c/${clinic}`, {
    method: 'POST',
    headers: { accept: 'application/json', origin: url },
    body: new URLSearchParams({ firstName: 'Bench', lastName }),
  });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`The arrival was refused: ${String(answer.status)}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');
}

/** Waits as the page of a caller does: connected, and in the stay. */
export async function waitBare({ url }: Pick<TestServer, 'url'>, clinic: string, cookie: string): Promise<BareSocket> {
  const page = await openBareSocket({
    url,
    path: socketPath,
    headers: { cookie, origin: url },
    says: { version: protocolVersion, tab: crypto.randomUUID(), as: 'caller', clinic },
  });
  await page.ask(toServer.enterStay.event, {});
  return page;
}

import { ask, openPage, type PageClient, type TestServer } from '@anteroom/testkit';
import { toServer } from '@anteroom/protocol';
import type { CallerName } from './people.ts';

/** A caller without a browser: their page is a socket alone, so that many of them cost nothing. */
export interface RawCaller {
  readonly page: PageClient;
  /** What their browser would hold: the token of the stay. */
  readonly cookie: string;
  close(): void;
}

/** Arrives by the plain form, as a page without a script does, and waits. */
export async function arriveRaw(
  server: Pick<TestServer, 'url'>,
  clinic: string,
  name: CallerName & { readonly withoutCamera?: boolean },
): Promise<RawCaller> {
  const fields = new URLSearchParams({ firstName: name.first, lastName: name.last, phone: name.phone ?? '' });
  if (name.withoutCamera === true) fields.set('withoutCamera', 'on');
  const answer = await ask(`${server.url}/c/${clinic}`, {
    method: 'POST',
    body: fields,
    headers: { origin: server.url },
    redirect: 'manual',
  });
  const cookie = answer.headers.getSetCookie().find((one) => one.startsWith('anteroom-stay-'));
  if (cookie === undefined) throw new Error(`Arriving was refused: ${String(answer.status)}`);
  const held = cookie.split(';')[0] ?? '';
  const page = await openPage({
    url: server.url,
    cookie: held,
    says: { as: 'caller', clinic },
  });
  const entered = await page.request(toServer.enterStay, {});
  if (!entered.ok) throw new Error(`Waiting was refused: ${entered.error.code}`);
  return { page, cookie: held, close: () => page.close() };
}

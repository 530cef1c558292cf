import { toServer } from '@anteroom/protocol';
import { ask, openPage, valueOf, type PageClient } from '@anteroom/testkit';

/** Follows a guest link and knocks by the plain form, as a page without a script does. The guest's page is a socket alone, so that many of them cost little. */
export async function knockRaw(link: string, name: string): Promise<PageClient> {
  const { origin } = new URL(link);
  const answer = await ask(link, {
    method: 'POST',
    body: new URLSearchParams({ name }),
    headers: { origin },
    redirect: 'manual',
  });
  const held = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0] ?? '')
    .find((one) => one.startsWith('anteroom-visit-'));
  const linkId = held?.slice('anteroom-visit-'.length).split('=')[0];
  if (held === undefined || linkId === undefined) throw new Error(`Knocking was refused: ${String(answer.status)}`);
  const page = await openPage({ url: origin, cookie: held, says: { as: 'guest', link: linkId } });
  valueOf(await page.request(toServer.enterVisit, {}));
  return page;
}

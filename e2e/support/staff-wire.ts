import { ask, openPage, signInStaff, valueOf, type PageClient, type TestServer } from '@anteroom/testkit';
import { routes, toServer, type Me, type Row } from '@anteroom/protocol';
import type { Credentials } from './accounts.ts';
import { emailOf, type CallerName } from './people.ts';

/** The waiting list of a clinic as its staff are told it, beside every dashboard. */
export interface StaffWire {
  readonly page: PageClient;
  readonly clinicId: Me['clinics'][number]['id'];
  rows(): Promise<readonly Row[]>;
  /** The rows of a caller: one, unless something went wrong. */
  rowsOf(name: CallerName): Promise<readonly Row[]>;
  /** The only row of a caller. */
  rowOf(name: CallerName): Promise<Row>;
  close(): void;
}

/** Watches a clinic's list as somebody of the demo hospital who belongs to it. */
export async function watchAs(
  server: Pick<TestServer, 'url' | 'password'>,
  person: string,
  clinic: string,
): Promise<StaffWire> {
  return watchWith(server, { email: emailOf(person), password: server.password }, clinic);
}

/** The same as anybody who has signed in nowhere else. */
export async function watchWith(
  server: Pick<TestServer, 'url'>,
  { email, password }: Credentials,
  clinic: string,
): Promise<StaffWire> {
  const cookie = await signInStaff({ url: server.url, password }, email);
  const answer = await ask(server.url + routes.me.path, { headers: { cookie } });
  const found = routes.me.reply.parse(await answer.json()).clinics.find(({ slug }) => slug === clinic);
  if (found === undefined) throw new Error(`${email} doesn't belong to ${clinic}.`);
  const clinicId = found.id;
  const page = await openPage({ url: server.url, cookie, says: { as: 'staff' } });

  async function rows(): Promise<readonly Row[]> {
    return valueOf(await page.request(toServer.watchWaitingArea, { clinicId })).rows;
  }

  async function rowsOf({ first, last }: CallerName): Promise<readonly Row[]> {
    const all = await rows();
    return all.filter(({ firstName, lastName }) => firstName === first && lastName === last);
  }

  return {
    page,
    clinicId,
    rows,
    rowsOf,
    async rowOf(name) {
      const [row, ...more] = await rowsOf(name);
      if (row === undefined || more.length > 0)
        throw new Error(`${name.first} is in the list ${String(more.length)} times too often.`);
      return row;
    },
    close: () => page.close(),
  };
}

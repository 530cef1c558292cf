import type { ClinicId } from '@anteroom/domain';
import { me, toServer, type WaitingAreaSnapshot } from '@anteroom/protocol';
import { openPage, type PageClient, type TestServer } from '@anteroom/testkit';

/** The id of the demo hospital's renal clinic. */
export async function renalClinic(server: Pick<TestServer, 'url'>, cookie: string): Promise<ClinicId> {
  const answer = await fetch(`${server.url}/api/me`, { headers: { cookie } });
  const clinic = me.parse(await answer.json()).clinics.find(({ slug }) => slug === 'renal');
  if (clinic === undefined) throw new Error('The demo hospital has no renal clinic.');
  return clinic.id;
}

/** A dashboard as a socket that parses everything it gets, with the list that it began with. */
export async function openDashboard(
  server: Pick<TestServer, 'url'>,
  cookie: string,
  clinicId: ClinicId,
): Promise<{ readonly client: PageClient; readonly snapshot: WaitingAreaSnapshot }> {
  const client = await openPage({ url: server.url, cookie, says: { as: 'staff' }, headers: { origin: server.url } });
  const watched = await client.request(toServer.watchWaitingArea, { clinicId });
  if (!watched.ok) throw new Error(`The dashboard was refused: ${watched.error.code}`);
  return { client, snapshot: watched.value };
}

/** Lets a caller arrive at a clinic, the renal one where none is named, over HTTP as the set-up page does. */
export async function arrive(server: Pick<TestServer, 'url'>, lastName: string, clinic = 'renal'): Promise<void> {
  const answer = await fetch(`${server.url}/c/${clinic}`, {
    method: 'POST',
    headers: { accept: 'application/json', origin: server.url },
    body: new URLSearchParams({ firstName: 'Bench', lastName, phone: '070 555 01 34' }),
  });
  if (!answer.ok) throw new Error(`The arrival was refused: ${String(answer.status)}`);
}

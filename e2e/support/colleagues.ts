import { randomUUID } from 'node:crypto';
import { routes } from '@anteroom/protocol';
import type { TestServer } from '@anteroom/testkit';
import { request, type APIRequestContext } from '@playwright/test';
import type { Credentials } from './accounts.ts';
import { emailOf } from './people.ts';

/** An address that no other journey and no repetition has. */
export function newAddress(name: string): string {
  return `${name}-${randomUUID().slice(0, 8)}@staff.example`;
}

/** Makes a team member of a clinic of the demo hospital, by an invitation that is accepted without a browser. */
export async function addColleague(
  server: Pick<TestServer, 'url' | 'password'>,
  clinic: string,
  name: string,
): Promise<Credentials> {
  const { url, password } = server;
  const context = await request.newContext({ baseURL: url, extraHTTPHeaders: { origin: url } });
  try {
    await post(context, routes.signIn.path, { email: emailOf('Ingrid Solberg'), password });
    const found = await context.get(routes.listClinics.path.replace(':organisation', 'nordby'));
    const { clinics } = routes.listClinics.reply.parse(await found.json());
    const id = clinics.find(({ slug }) => slug === clinic)?.id ?? '';
    const email = newAddress('colleague');
    const permissions = { waitingArea: true, meetingRooms: true, userRoom: false };
    const invitation = { email, role: 'team-member', permissions, locale: 'en' };
    await post(context, routes.inviteToClinic.path.replace(':clinicId', id), invitation);
    const mailbox = await (await context.get('/mailbox')).text();
    const letter = mailbox.slice(mailbox.indexOf(email));
    const token = /\/invitation\/([\w-]{43})/.exec(letter)?.[1] ?? '';
    const own = 'a lantern beside the quiet harbour';
    await post(context, routes.acceptInvitation.path, { token, name, password: own });
    return { email, password: own };
  } finally {
    await context.dispose();
  }
}

async function post(context: APIRequestContext, path: string, data: object): Promise<void> {
  const answer = await context.post(path, { data });
  if (!answer.ok()) throw new Error(`${path} answered ${String(answer.status())}.`);
}

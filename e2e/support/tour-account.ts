import { routes } from '@anteroom/protocol';
import { signInStaff } from '@anteroom/testkit';
import { isInside } from './accounts.ts';
import { appCode, plugInAuthenticator } from './authenticator.ts';
import { expect } from './patience.ts';
import { emailOf, type Person } from './people.ts';
import { entersAs, escapes, givesPassword, isChromium, opens, opensAccountMenu } from './tour-parts.ts';
import type { Look, Site } from './tour-parts.ts';
import { write } from './write.ts';

/** Has a single clinic, no second factor before, and none after. */
const owner = 'Karin Lund';

/** The own account with all its sections and questions, the lock, and signing in with a second factor (P4). */
export async function accountTour(person: Person, server: Site, look: Look): Promise<void> {
  const { page } = person;
  if (isChromium(person)) await plugInAuthenticator(page);
  // Somewhere else, so that there is a session to end.
  await signInStaff(server, emailOf(owner));
  await entersAs(page, server, owner);
  await opens(page, `${server.url}/account`);
  await expect(page.locator('.account-section')).toHaveCount(5);
  await look('staff-account', person);
  await changesPassword(person, look);
  const codes = await setsUpApp(person, look);
  if (isChromium(person)) await addsPasskey(person, look);
  await look('staff-account-with-factors', person);
  if (isChromium(person)) await mayRemovePasskey(person, look);
  await isAskedAgain(person, look);
  await locks(person, server, look);
  await givesSecondFactor(person, server, look, codes);
  await enrols(person, server, look);
  await forgetsFactors(person, server);
}

/** The sections of the page, from 0: who you are, password, app, passkeys, sessions. */
function section({ page }: Person, place: number) {
  return page.locator('.account-section').nth(place);
}

async function changesPassword(person: Person, look: Look): Promise<void> {
  const password = section(person, 1);
  await password.locator('button').first().click();
  await write(password.locator('[name=new]'), 'too short');
  await password.locator('[type=submit]').click();
  await expect(password.locator('.error')).toHaveCount(2);
  await look('staff-account-password', person);
  await password.locator('.account-acts button').last().click();
  await expect(password.locator('form')).toHaveCount(0);
}

/** Answers the backup codes. */
async function setsUpApp(person: Person, look: Look): Promise<readonly string[]> {
  const { page } = person;
  await section(person, 2).locator('.account-acts button').first().click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.locator('.qr')).toBeVisible();
  await look('staff-account-app', person);
  const secret = (await dialog.locator('details code').textContent()) ?? '';
  await write(dialog.locator('[name=code]'), appCode(secret));
  await dialog.locator('[type=submit]').click();
  const codes = dialog.locator('.backup-codes li');
  await expect(codes).toHaveCount(10);
  await look('staff-account-backup-codes', person);
  const texts = await codes.allTextContents();
  await dialog.locator('.backup-codes .btn-primary').click();
  await expect(dialog).toBeHidden();
  await section(person, 2).locator('.btn-danger').click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await look('staff-account-app-remove', person);
  await escapes(page, 'alertdialog');
  return texts;
}

async function addsPasskey(person: Person, look: Look): Promise<void> {
  const { page } = person;
  const passkeys = section(person, 3);
  await passkeys.locator('button').last().click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.locator('[name=passkey-name]')).toBeVisible();
  await look('staff-account-passkey-name', person);
  await write(dialog.locator('[name=passkey-name]'), 'The blue key on my key ring');
  await dialog.locator('[type=submit]').click();
  await expect(passkeys.locator('.account-list li')).toHaveCount(1);
}

async function mayRemovePasskey(person: Person, look: Look): Promise<void> {
  const { page } = person;
  await section(person, 3).locator('li .btn-icon').click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await look('staff-account-passkey-remove', person);
  await escapes(page, 'alertdialog');
}

/** The question before something delicate, as it comes ten minutes after somebody has shown who they are. */
async function isAskedAgain(person: Person, look: Look): Promise<void> {
  const { page } = person;
  const renewal = `**${routes.renewBackupCodes.path}`;
  await page.route(renewal, (route) => route.fulfill({ status: 403, json: { error: { code: 'proof-needed' } } }));
  await section(person, 2).locator('.account-row button').click();
  await expect(page.getByRole('dialog').locator('[name=password]')).toBeVisible();
  await look('staff-account-proof', person);
  await escapes(page);
  await page.unroute(renewal);
}

async function locks(person: Person, server: Site, look: Look): Promise<void> {
  const { page } = person;
  await opens(page, `${server.url}/clinics/physiotherapy/waiting-area`);
  await opensAccountMenu(page);
  await look('staff-account-menu', person);
  await page.getByRole('menuitem').nth(-2).click();
  await expect(page.locator('.lock h1')).toBeVisible();
  await look('staff-locked', person);
  await page.goto(`${server.url}/account`);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await expect(page.locator('[name=password]')).toBeVisible();
  await look('staff-sign-in-locked', person);
  await write(page.locator('[name=password]'), server.password);
  await page.locator('form [type=submit]').click();
  await expect(page).toHaveURL(/\/account$/);
}

/** Ends inside, by a backup code. */
async function givesSecondFactor(
  person: Person,
  server: Site,
  look: Look,
  [backupCode = '']: readonly string[],
): Promise<void> {
  const { page } = person;
  await person.context.clearCookies({ name: /session/ });
  await givesPassword(page, server, owner);
  const code = page.locator('[name=code]');
  await expect(code).toBeVisible();
  await look('staff-second-step', person);
  await write(code, '000000');
  await page.locator('form [type=submit]').click();
  await expect(page.locator('.banner-failed')).toBeVisible();
  await look('staff-second-step-refused', person);
  await page.locator('.sign-in-more button').first().click();
  await expect(page.locator('.banner-failed')).toBeHidden();
  await look('staff-second-step-backup', person);
  await write(code, backupCode);
  await page.locator('form [type=submit]').click();
  await isInside(page);
}

/** Setting a second factor up before anything else: the server says that it is needed, as it does in production. */
async function enrols(person: Person, server: Site, look: Look): Promise<void> {
  const { page } = person;
  const own = `**${routes.session.path}`;
  // The page of before would hear of it as well, and go there by itself in the middle of ours.
  await page.goto('about:blank');
  await page.route(own, async (route) => {
    const answer = await route.fetch();
    const { session } = routes.session.reply.parse(await answer.json());
    await route.fulfill({ json: { session: session && { ...session, state: 'enrolment-needed' } } });
  });
  await opens(page, `${server.url}/second-factor`);
  await expect(page.locator('.entry-card .btn-primary')).toBeVisible();
  await look('staff-enrolment', person);
  await page.locator('.entry-card .btn-primary').click();
  await expect(page.locator('.entry-card .qr')).toBeVisible();
  await look('staff-enrolment-app', person);
  await page.unroute(own);
}

async function forgetsFactors({ page }: Person, server: Site): Promise<void> {
  const post = (path: string, data: unknown) =>
    page.request.post(`${server.url}${path}`, { data, headers: { origin: server.url } });
  const answer: unknown = await (await page.request.get(`${server.url}${routes.account.path}`)).json();
  for (const { id } of routes.account.reply.parse(answer).passkeys) await post(routes.removePasskey.path, { id });
  await post(routes.removeTotp.path, {});
  await post(routes.endOtherSessions.path, {});
}

import type { Page } from '@playwright/test';
import { routes } from '@anteroom/protocol';
import { linkSentBy } from './mailbox.ts';
import { expect } from './patience.ts';
import type { Person } from './people.ts';
import { escapes, opens, type Look, type Site } from './tour-parts.ts';
import { write } from './write.ts';

/** Long enough to show where it breaks. */
const invited = 'friederike-charlotte.von-hohenlohe-ahrensburg@demo.anteroom.example';

/** The pages of people (P3, P5). */
export const peopleTour = {
  /** As whoever administers the organisation. */
  async organisation(staff: Person, server: Site, look: Look): Promise<void> {
    const { page } = staff;
    await opens(page, `${server.url}/organisations/nordby/people`);
    await expect(page.locator('.person-row').first()).toBeVisible();
    await look('staff-organisation-people', staff);
    await page.locator('.paged-list-tools .btn-primary').click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await look('staff-organisation-people-invite', staff);
    await escapes(page);
    await opens(page, `${server.url}/account/roles`);
    await expect(page.locator('.role-card').first()).toBeVisible();
    await look('staff-roles-organisation', staff);
  },

  /** As whoever administers the clinic; leaves the team as it was. */
  async team(staff: Person, visitor: Person, server: Site, look: Look): Promise<void> {
    const { page } = staff;
    await opens(page, `${server.url}/account/roles`);
    await expect(page.locator('.role-card').first()).toBeVisible();
    await look('staff-roles', staff);
    await page.locator('.alerts-open').first().click();
    await expect(page.locator('.alerts-form')).toBeVisible();
    await look('staff-alerts', staff);
    await escapes(page);
    await opens(page, `${server.url}/clinics/cardiology/team`);
    await expect(page.locator('.person-row')).toHaveCount(3);
    await look('staff-team', staff);
    await page.locator('.person-acts button').last().click();
    await expect(page.getByRole('alertdialog')).toBeVisible();
    await look('staff-team-remove', staff);
    await escapes(page, 'alertdialog');
    await write(page.locator('.search-field input'), 'nobody at all');
    await expect(page.locator('.empty')).toBeVisible();
    await look('staff-team-none-found', staff);
    await write(page.locator('.search-field input'), '');

    const link = await invites(staff, server, look);
    await look('staff-team-invited', staff);
    await answers(visitor, link, look, async () => {
      await page.locator('.people-invitations button').last().click();
      await expect(page.locator('.people-invitations')).toHaveCount(0);
    });
  },
};

/** Answers the invitation's link. */
async function invites(staff: Person, server: Site, look: Look): Promise<string> {
  const { page, context } = staff;
  await page.locator('.paged-list-tools .btn-primary').click();
  const dialog = page.getByRole('dialog');
  const submit = dialog.locator('[type=submit]');
  await submit.click();
  await expect(dialog.locator('.error')).toBeVisible();
  await look('staff-team-invite', staff);
  await write(dialog.locator('[name=email]'), invited);
  const link = await linkSentBy(context.request, server, '/invitation/', async () => {
    await submit.click();
    await expect(dialog.locator('.invite-sent li')).toHaveCount(1);
  });
  await look('staff-team-invite-sent', staff);
  await escapes(page);
  await expect(page.locator('.people-invitations .person-row')).toHaveCount(1);
  return link;
}

/** What whoever holds the link sees, up to the moment at which it is withdrawn; nobody accepts. */
async function answers(visitor: Person, link: string, look: Look, withdraw: () => Promise<void>): Promise<void> {
  const { page } = visitor;
  await opens(page, link);
  await look('invitation', visitor);
  await page.locator('.invitation [type=submit]').click();
  await expect(page.locator('.invitation .error')).toHaveCount(2);
  await look('invitation-problems', visitor);
  const read = `**${routes.readInvitation.path}`;
  const question = await asksFor(page, link);
  for (const takes of ['sign-in', 'nothing'] as const) {
    // As it reads for who has an account by now, signed out and signed in.
    await page.route(read, (route) => route.fulfill({ json: { ...question, takes } }));
    await opens(page, link);
    await expect(page.locator('.invitation > .btn-primary')).toBeVisible();
    await look(`invitation-takes-${takes}`, visitor);
    await page.unroute(read);
  }
  await withdraw();
  await page.goto(link);
  await expect(page.locator('.empty h1')).toBeVisible();
  await look('invitation-gone', visitor);
}

/** What an invitation asks of whoever holds its link. */
async function asksFor({ request }: Page, link: string): Promise<object> {
  const { origin, pathname } = new URL(link);
  const token = pathname.split('/').at(-1) ?? '';
  const answer = await request.post(`${origin}${routes.readInvitation.path}`, { data: { token }, headers: { origin } });
  return routes.readInvitation.reply.parse(await answer.json());
}

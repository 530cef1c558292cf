// Two at a time.
import { startPushService, startServer } from '@anteroom/testkit';
import type { Locator, Page } from '@playwright/test';
import { callerNamed, expect, test } from '../support/journey.ts';
import { arrive, emailOf, newPerson, openDashboard, rowOf } from '../support/people.ts';
import { subscribesAt } from '../support/push.ts';
import { startMailSink, startSmsSink } from '../support/sinks.ts';
import { write } from '../support/write.ts';

test('Whoever works elsewhere hears once that somebody waits, by every way that they chose, and never who', async ({
  browser,
}) => {
  const [mail, sms, service] = [await startMailSink(), await startSmsSink(), await startPushService()];
  const server = await startServer({
    environment: { SMTP_URL: mail.url, SMS_URL: `${sms.url}/send`, SMS_CALLING_CODE: '46' },
  });
  const laptop = service.newBrowser();
  const [chen, berg] = [await newPerson(browser), await newPerson(browser)];
  const callers = await Promise.all([newPerson(browser), newPerson(browser), newPerson(browser)]);
  const [first, second, third] = [
    callerNamed('Petra', 'Palm'),
    callerNamed('Quirin', 'Quist'),
    callerNamed('Rosa', 'Rydberg'),
  ];
  const [petra, quirin, rosa] = callers;
  if (petra === undefined || quirin === undefined || rosa === undefined) throw new Error('Somebody is missing.');
  try {
    await subscribesAt(chen.context, laptop);
    // How the door is becomes known while the key below it is pressed.
    let tell = (): void => undefined;
    const told = new Promise<void>((resolve) => {
      tell = resolve;
    });
    await chen.page.route('**/api/doors/renal', async (asked) => {
      await told;
      await asked.continue();
    });
    await openDashboard(chen.page, server, 'renal', emailOf('Mei Chen'));
    await chen.page.getByRole('button', { name: 'Change my alerts in Renal clinic' }).hover();
    await chen.page.mouse.down();
    tell();
    await expect(chen.page.locator('.door-state')).toHaveText(/^Open/);
    await chen.page.mouse.up();
    const dialog = chen.page.getByRole('dialog');
    const ticks = async (label: string): Promise<void> => {
      const box = dialog.getByLabel(label, { exact: true });
      await box.locator('xpath=ancestor-or-self::label').click();
      await expect(box).toBeChecked();
    };
    await ticks('E-mail');
    await ticks('Text message');
    await write(dialog.getByLabel('My number'), '070-123 45 67');
    await ticks('A notification on this browser, until I sign out');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(noticesOf(chen.page).getByText('Your alerts are saved.')).toBeVisible();

    // She works elsewhere: no page of hers shows the waiting area.
    await chen.page.goto('about:blank');
    await arrive(petra.page, server, 'renal', first);
    await expect.poll(() => [mail, sms].map(({ received }) => received.length)).toEqual([1, 1]);
    await expect.poll(() => laptop.notices.length).toBe(1);
    const [letter = '', text = ''] = [mail.received[0], sms.received[0]];
    expect(letter).toContain(emailOf('Mei Chen'));
    expect(letter).toContain('/clinics/renal/waiting-area');
    expect(JSON.parse(text)).toMatchObject({ to: '+46701234567' });
    const [notice] = laptop.notices;
    expect(notice?.isSigned).toBe(true);
    expect(JSON.parse(notice?.text ?? '')).toEqual({
      title: 'Anteroom',
      body: 'Somebody is waiting.',
      path: '/clinics/renal/waiting-area',
      tag: 'waiting',
    });
    for (const told of [letter, text, notice?.text, notice?.wire])
      for (const part of [first.first, first.last]) expect(told).not.toContain(part);

    // With her page open the page alone says it.
    await chen.page.goto(`${server.url}/clinics/renal/waiting-area`);
    await expect(rowOf(chen.page, first)).toBeVisible();
    await chen.page.goto(`${server.url}/clinics/renal/rooms`);
    await expect(chen.page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(chen.page.getByRole('navigation').getByText('Waiting area').first()).toBeVisible();
    await arrive(quirin.page, server, 'renal', second);
    await expect(noticesOf(chen.page).getByText(`${second.first} ${second.last} waits.`)).toBeVisible();

    // A colleague by e-mail, on whose letter the test waits; she has signed out by then, and hears nothing of the third.
    await openDashboard(berg.page, server, 'renal', emailOf('Jonas Berg'));
    await berg.page.getByRole('button', { name: 'Change my alerts in Renal clinic' }).click();
    const bergs = berg.page.getByRole('dialog');
    await bergs.getByLabel('E-mail', { exact: true }).locator('xpath=ancestor-or-self::label').click();
    await bergs.getByRole('button', { name: 'Save' }).click();
    await expect(noticesOf(berg.page).getByText('Your alerts are saved.')).toBeVisible();
    await berg.page.goto('about:blank');
    await chen.page.request.post(`${server.url}/api/auth/sign-out`, { headers: { origin: server.url }, data: {} });
    await arrive(rosa.page, server, 'renal', third);
    await expect.poll(() => mail.received.length).toBe(2);
    expect(mail.received[1]).toContain(emailOf('Jonas Berg'));
    expect(sms.received).toHaveLength(1);
    expect(laptop.notices).toHaveLength(1);
  } finally {
    await Promise.all([chen, berg, ...callers].map(({ context }) => context.close()));
    await server.close();
    await Promise.all([mail, sms, service].map((each) => each.close()));
  }
});

/** What a page shows for a while; its words stand a second time where screen readers find them. */
function noticesOf(page: Page): Locator {
  return page.getByRole('region', { name: 'Notices' });
}

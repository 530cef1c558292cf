import { routes, type SettingValue } from '@anteroom/protocol';
import { expect, type Locator, type Page } from '@playwright/test';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { DemoApi } from './demo-api.ts';
import { rowOf, type CallerName } from './people.ts';
import { write } from './write.ts';

const run = promisify(execFile);

/** Sets something for a clinic that it has never set, as somebody who may. */
export async function setForClinic(api: DemoApi, clinic: string, setting: SettingValue): Promise<void> {
  await api.post(routes.changeClinicSettings.path.replace(':clinic', clinic), {
    set: [{ setting, revision: 0 }],
    inherit: [],
  });
}

/** Opens *Transfer* in the row of a caller. */
export async function openTransfer(page: Page, name: CallerName): Promise<Locator> {
  await rowOf(page, name)
    .getByRole('button', { name: /^More for/ })
    .click();
  await page.getByRole('menuitem', { name: 'Transfer …' }).click();
  return transferDialog(page, name);
}

/** The open dialog. */
export function transferDialog(page: Page, name: CallerName): Locator {
  return page.getByRole('dialog', { name: `Transfer ${name.first} ${name.last}` });
}

/** Finds the destination, writes the note, and sends. */
export async function handOver(dialog: Locator, clinic: string, note: string): Promise<void> {
  await write(dialog.getByLabel('Search clinics'), clinic);
  await dialog.getByRole('button', { name: `Choose ${clinic}` }).click();
  await write(dialog.getByLabel('Hand-over note'), note);
  await dialog.locator('button[type=submit]').click();
  await expect(dialog).toBeHidden();
}

/** The offer of a caller above the list. */
export function offerOf(page: Page, name: CallerName): Locator {
  return page.getByRole('region', { name: 'Offered transfers' }).getByRole('listitem').filter({ hasText: name.last });
}

/** Whether the page shows a caller in the clinic that they were handed over to. */
export async function isHandedOver(page: Page, clinic: string, slug: string): Promise<void> {
  await expect(page.locator('.top .clinic b')).toHaveText(clinic);
  await expect(page).toHaveURL(new RegExp(`/c/${slug}/wait$`));
  await expect(page.getByText('You can stay on this page.')).toBeVisible();
}

/** Makes every offer that stands expire now, as though its time had passed. */
export async function letOffersExpire(database: string): Promise<void> {
  const command = `update consultation set state = jsonb_set(state, '{offer,expiresAt}', '1')
    where state -> 'offer' ->> 'to' is not null`;
  await run('psql', ['--quiet', '--no-psqlrc', '--dbname', database, '--command', command]);
}

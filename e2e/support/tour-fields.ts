import { giveBackForClinic, setForClinic } from './clinic-settings.ts';
import { apiAs } from './demo-api.ts';
import { expect } from './patience.ts';
import type { Person } from './people.ts';
import { everyField, information } from './sample-fields.ts';
import type { Look, Site } from './tour-parts.ts';

const clinic = 'physiotherapy';

/** A set-up page with a field of every kind, something to read and something to agree to; given back at the end (E4, E5). */
export async function fieldsTour({ page, ...caller }: Person, server: Site, look: Look): Promise<void> {
  const ingrid = await apiAs(server, 'Ingrid Solberg');
  await setForClinic(ingrid, clinic, {
    entryFields: everyField,
    importantInformation: information,
    mustAgreeTo: ['information', 'terms', 'privacy'],
  });
  const person = { ...caller, page };
  await page.goto(`${server.url}/c/${clinic}`);
  await expect(page.locator('form[data-script]')).toBeVisible();
  await look('caller-fields', person);
  await page.locator('[data-panel=about] [data-continue] button').click();
  await expect(page.locator('[id=field-born-error]')).toBeVisible();
  await look('caller-fields-problems', person);
  await page.locator('#firstName').fill('Amina');
  await page.locator('#lastName').fill('Warsame');
  await page.locator('#field-whereabouts').fill('Kajen 4');
  await page.locator('#field-reason').selectOption('review');
  await page.locator('#field-born').fill('1960-02-29');
  await page.locator('#field-alone').check();
  await page.locator('[data-panel=about] [data-continue] button').click();
  await expect(page.locator('[data-panel=read] h1')).toBeVisible();
  await look('caller-read', person);
  await page.locator('[data-panel=read] [data-continue] .btn-primary').click();
  await expect(page.locator('[data-panel=check] h1')).toBeVisible();
  await page.locator('[data-start]').click();
  await expect(page.locator('#agreed-error')).toBeVisible();
  await look('caller-agree', person);
  await page.goto(`${server.url}/c/${clinic}/information`);
  await expect(page.locator('main h1').first()).toBeVisible();
  await look('caller-information', person);
  await giveBackForClinic(ingrid, clinic, ['entryFields', 'importantInformation', 'mustAgreeTo']);
}

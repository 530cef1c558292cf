import { expect } from './patience.ts';
import type { Person } from './people.ts';
import { keepsInMemory } from './recording.ts';
import { pressCallKey } from './tour-call.ts';
import type { Look } from './tour-parts.ts';

/** Consent and recording: the host's drawer is open, one caller inside; ends with nothing recorded, and the drawer open. */
export async function consentTour(staff: Person, caller: Person, look: Look): Promise<void> {
  const { page } = staff;
  const consent = page.locator('.drawer .consent');
  const record = consent.locator(':scope > .call-button').last();
  await keepsInMemory(page);
  await consent.locator(':scope > .call-button').first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.getByRole('dialog').locator('select').selectOption({ index: 1 });
  await look('staff-call-ask-consent', staff);
  await page.getByRole('dialog').locator('select').selectOption({ index: 0 });
  await page.getByRole('dialog').locator('.dialog-acts button').last().click();
  await expect(caller.page.locator('.consent-card')).toBeVisible();
  await look('caller-call-consent', caller);
  await caller.page.locator('.consent-answers button').last().click();
  await record.click();
  await expect(caller.page.locator('.recording-mark')).toBeVisible();
  await look('staff-call-recording', staff);
  await pressCallKey(caller, 'people');
  await look('caller-call-recording', caller);
  await caller.page.locator('.consent-question .call-button').click();
  await expect(caller.page.locator('.recording-mark')).toBeHidden();
  await pressCallKey(caller, 'people');
  await expect(page.locator('.notices .notice')).toBeVisible();
  await look('staff-call-recorded', staff);
  await page.locator('.notices .notice .call-tool').click();
}

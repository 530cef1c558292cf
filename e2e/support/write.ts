import type { Locator } from '@playwright/test';

/**
 * Writes into a field by keys, in place of what is there. `fill` sets the value past React in Firefox, which then puts
 * the old one back.
 */
export async function write(field: Locator, text: string): Promise<void> {
  await field.focus();
  if ((await field.inputValue()) !== '') {
    await field.press('ControlOrMeta+a');
    await field.press('Delete');
  }
  await field.pressSequentially(text);
}

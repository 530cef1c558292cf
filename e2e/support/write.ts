import type { Locator } from '@playwright/test';

/**
 * Writes into a field by keys, in place of what is there. `fill` sets the value past React in Firefox, which then puts
 * the old one back.
 */
export async function write(field: Locator, text: string): Promise<void> {
  await field.focus();
  if ((await field.inputValue()) !== '') {
    // By the page's own keys: pressing them at a field whose window isn't in front moves its cursor to the beginning first.
    const { keyboard } = field.page();
    await keyboard.press('ControlOrMeta+a');
    await keyboard.press('Delete');
  }
  await field.pressSequentially(text);
}

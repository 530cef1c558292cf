import { expect } from './patience.ts';
import type { Person } from './people.ts';
import { pressCallKey } from './tour-call.ts';
import type { Look } from './tour-parts.ts';
import { write } from './write.ts';

/** *Apps & tools* of a call: the drawer, the whiteboard with something on it, a shared screen. Ends with all of it closed. */
export async function toolsTour(staff: Person, caller: Person, look: Look): Promise<void> {
  const { page } = staff;
  const drawer = page.locator('.tools-drawer');
  const key = (tool: string) => drawer.locator(`[data-tool=${tool}]`);
  await pressCallKey(staff, 'tools');
  await expect(key('screen')).toBeVisible();
  await look('staff-call-tools', staff);
  await key('whiteboard').click();
  // A phone has no room for both.
  await pressCallKey(staff, 'tools');
  await expect(drawer).toBeHidden();
  await write(page.locator('.board-field'), '37,5 °C');
  await page.locator('.board-note-form button').click();
  await expect(page.locator('.board-note')).toBeFocused();
  const box = await page.locator('.board-canvas').boundingBox();
  if (box === null) throw new Error('The whiteboard has no room.');
  await page.mouse.move(box.x + box.width * 0.2, box.y + box.height * 0.7);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.3, { steps: 6 });
  await page.mouse.move(box.x + box.width * 0.8, box.y + box.height * 0.7, { steps: 6 });
  await page.mouse.up();
  await expect(caller.page.locator('.board-note')).toBeVisible();
  await look('staff-call-whiteboard', staff);
  await look('caller-call-whiteboard', caller);
  await page.locator('.shared-bar .call-button').last().click();
  await pressCallKey(staff, 'tools');
  await key('text').click();
  await pressCallKey(staff, 'tools');
  await write(page.locator('.shared-text'), '08:00 – 1 × 5 mg');
  await look('staff-call-text', staff);
  await page.locator('.shared-bar .call-button').last().click();
  await pressCallKey(staff, 'tools');
  await key('screen').click();
  await pressCallKey(staff, 'tools');
  await expect(page.locator('.shared-own')).toBeVisible();
  await expect(caller.page.locator('.shared-wait')).toBeHidden();
  await look('staff-call-screen', staff);
  await look('caller-call-screen', caller);
  await page.locator('.shared-bar .call-button').last().click();
  await expect(page.locator('.shared')).toBeHidden();
}

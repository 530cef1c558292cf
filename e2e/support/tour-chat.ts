import { expect } from './patience.ts';
import type { Person } from './people.ts';
import { smallPicture } from './small-picture.ts';
import { pressCallKey } from './tour-call.ts';
import type { Look } from './tour-parts.ts';
import { write } from './write.ts';

/** The chat in a call of three: empty, unread, to all, to one, with files. Ends closed on both sides. */
export async function chatTour(staff: Person, caller: Person, look: Look): Promise<void> {
  await toggles(caller);
  await look('caller-call-chat-empty', caller);
  await toggles(staff);
  await says(staff, 'Here is your new list of medicines.');
  await says(caller, 'Thank you. Is https://hospital.example/parking where I leave the car?');
  await expect(lines(staff)).toHaveCount(2);
  await expect(lines(caller)).toHaveCount(2);
  await toggles(caller);

  const choice = staff.page.locator('.chat-to select');
  await choice.selectOption({ index: 1 });
  await says(staff, 'Shall we speak of the results, you and I alone?');
  await look('staff-call-chat-private', staff);
  await expect(caller.page.locator('.key-count')).toBeVisible();
  await look('caller-call-chat-unread', caller);
  await choice.selectOption({ index: 0 });
  await staff.page.locator('.chat input[type=file]').setInputFiles([
    { name: 'Fluid diary.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n'.repeat(9000)) },
    { name: 'Garden.png', mimeType: 'image/png', buffer: smallPicture() },
  ]);
  await toggles(caller);
  await expect(lines(caller)).toHaveCount(5);
  await expect(caller.page.locator('.chat-picture')).toBeVisible();
  await expect(caller.page.locator('.chat-file a')).toHaveCount(2);
  await look('caller-call-chat', caller);
  await look('staff-call-chat', staff);
  await toggles(caller);
  await toggles(staff);
}

async function toggles(person: Person): Promise<void> {
  const isOpen = await person.page.locator('.chat').isVisible();
  await pressCallKey(person, 'chat');
  await expect(person.page.locator('.chat')).toBeVisible({ visible: !isOpen });
}

async function says({ page }: Person, text: string): Promise<void> {
  const field = page.locator('.chat textarea');
  await write(field, text);
  await field.press('Enter');
  await expect(field).toHaveValue('');
}

function lines({ page }: Person) {
  return page.locator('.chat-line');
}

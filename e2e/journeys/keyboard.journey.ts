// Two at a time.
import { callerNamed, expect, test } from '../support/journey.ts';
import {
  arrowTo,
  getsFocus,
  hasFocus,
  isWithoutPointer,
  notePointers,
  pressAt,
  tabTo,
  typeAt,
} from '../support/keys.ts';
import { seesFrames, takeSmallPictures } from '../support/media-probe.ts';
import { emailOf, isOnHold, newPerson, rowOf, waits } from '../support/people.ts';

test('The whole way without a pointer, on both sides', async ({ browser, server }) => {
  const name = callerNamed('Sven', 'Skog');
  const sven = await newPerson(browser);
  const chen = await newPerson(browser);
  for (const { context } of [sven, chen]) {
    await takeSmallPictures(context);
    await notePointers(context);
  }
  const patient = sven.page;
  const staff = chen.page;

  await test.step('sign in, and go to the clinic', async () => {
    await staff.goto(`${server.url}/sign-in`);
    await expect(staff.getByLabel('E-mail')).toBeVisible();
    if (!(await hasFocus(staff.getByLabel('E-mail')))) await tabTo(staff, staff.getByLabel('E-mail'));
    await staff.keyboard.type(emailOf('Mei Chen'));
    await typeAt(staff, staff.getByLabel('Password', { exact: true }), server.password);
    await staff.keyboard.press('Enter');
    const heading = staff.getByRole('heading', { name: 'Waiting area' });
    await expect(heading).toBeVisible();
    // Whoever comes to a page is at its heading, or at the page where the heading came later, and goes on to the list from there.
    await heading.evaluate((element) => {
      element.tabIndex = -1;
      element.focus();
    });
  });

  await test.step('arrive', async () => {
    await patient.goto(`${server.url}/c/renal`);
    await typeAt(patient, patient.getByLabel('First name'), name.first);
    await typeAt(patient, patient.getByLabel('Last name'), name.last);
    await patient.keyboard.press('Enter');
    await getsFocus(patient.getByRole('heading', { name: 'Check picture and sound' }));
    const camera = patient.getByRole('button', { name: 'Turn camera on' });
    if (browser.browserType().name() !== 'chromium') await pressAt(patient, camera);
    await expect(patient.getByRole('button', { name: 'Camera on' })).toBeVisible();
    await pressAt(patient, patient.getByRole('button', { name: 'Start video call' }));
    await waits(patient);
  });

  await test.step('write to each other', async () => {
    await typeAt(patient, patient.getByLabel('Write to the clinic'), 'I am here.');
    await patient.keyboard.press('Enter');
    await expect(patient.getByRole('log')).toContainText('I am here.');
    await expect(rowOf(staff, name)).toContainText('Waiting');
    await staff.keyboard.press('Escape');
    await goToRow();
    await staff.keyboard.press('m');
    const line = staff.getByRole('complementary', { name: 'Clinic tools' }).getByRole('textbox');
    await expect(line).toBeVisible();
    if (!(await hasFocus(line))) await tabTo(staff, line);
    await staff.keyboard.type('We come soon.');
    await staff.keyboard.press('Enter');
    await expect(patient.getByRole('log')).toContainText('We come soon.');
    await staff.keyboard.press('Escape');
  });

  await test.step('join, and mute', async () => {
    await goToRow();
    await staff.keyboard.press('Enter');
    await Promise.all([seesFrames(patient), seesFrames(staff)]);
    for (const page of [patient, staff]) {
      await pressAt(page, page.getByRole('button', { name: 'Mute', exact: true }), 'Space');
      await getsFocus(page.getByRole('button', { name: 'Unmute', exact: true }));
    }
    await pressAt(patient, patient.getByRole('button', { name: 'Devices' }));
    await expect(patient.getByRole('dialog')).toBeVisible();
    await patient.keyboard.press('Escape');
    await expect(patient.getByRole('dialog')).toBeHidden();
    await getsFocus(patient.getByRole('button', { name: 'Devices' }));
  });

  await test.step('hold', async () => {
    await leaveBy('Leave call');
    await isOnHold(patient);
    await expect(rowOf(staff, name)).toContainText('On hold');
  });

  await test.step('join again, and end', async () => {
    await goToRow();
    await staff.keyboard.press('Enter');
    await seesFrames(patient);
    await leaveBy('End call for everyone');
    const question = staff.getByRole('alertdialog');
    await getsFocus(question.getByRole('button', { name: 'Cancel' }));
    await pressAt(staff, question.getByRole('button', { name: 'End call' }));
    await expect(patient).toHaveURL(/\/thanks$/);
    await expect(rowOf(staff, name)).toHaveCount(0);
    await pressAt(patient, patient.getByRole('link', { name: 'Come back to the clinic' }));
    await expect(patient.getByLabel('First name')).toBeVisible();
  });

  for (const page of [patient, staff]) await isWithoutPointer(page);
  await Promise.all([sven.context.close(), chen.context.close()]);

  /** Walks the list by the arrow keys until the focus is on the caller's row. */
  async function goToRow(): Promise<void> {
    const row = rowOf(staff, name);
    await arrowTo(staff, row);
  }

  async function leaveBy(entry: string): Promise<void> {
    await pressAt(staff, staff.getByRole('button', { name: 'Leave', exact: true }));
    const item = staff.getByRole('menuitem', { name: new RegExp(`^${entry}`) });
    await arrowTo(staff, item);
    await staff.keyboard.press('Enter');
  }
});

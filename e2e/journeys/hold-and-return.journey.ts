// Two at a time.
import { leaveCall, endCall } from '../support/call.ts';
import { callerNamed, expect, test } from '../support/journey.ts';
import { hasNoConnection, seesFrames, takeSmallPictures } from '../support/media-probe.ts';
import { arrive, emailOf, isOnHold, join, newPerson, openDashboard, rowOf } from '../support/people.ts';

test('A caller is put on hold, knows by whom, and is taken up again with one press', async ({ browser, server }) => {
  const name = callerNamed('Hedda', 'Hjelm');
  const amira = await newPerson(browser);
  const hedda = await newPerson(browser);
  await Promise.all([takeSmallPictures(amira.context), takeSmallPictures(hedda.context)]);
  await openDashboard(amira.page, server, 'cardiology', emailOf('Amira Haddad'));
  await arrive(hedda.page, server, 'cardiology', name);
  const seeEachOther = () => Promise.all([seesFrames(amira.page), seesFrames(hedda.page)]);
  const words = hedda.page.getByText('Amira Haddad has put you on hold and will be back with you here.');

  await join(amira.page, name);
  await seeEachOther();

  await test.step('from the call manager: nothing flows any more, and the caller is told who comes back', async () => {
    await amira.page.getByRole('button', { name: `More for ${name.first} ${name.last}` }).click();
    await amira.page.getByRole('menuitem', { name: 'Put on hold' }).click();
    await isOnHold(hedda.page);
    await expect(words).toBeVisible();
    await expect(amira.page.getByRole('heading', { name: 'Waiting area' })).toBeVisible();
    await expect(rowOf(amira.page, name)).toContainText('On hold');
    await Promise.all([hasNoConnection(hedda.page), hasNoConnection(amira.page)]);
  });

  await test.step('a reload changes nothing of it', async () => {
    await hedda.page.reload();
    await isOnHold(hedda.page);
    await expect(words).toBeVisible();
  });

  await test.step('one press, and they see each other again', async () => {
    await join(amira.page, name);
    await seeEachOther();
  });

  await test.step('leaving the call is holding, too', async () => {
    await leaveCall(amira.page);
    await expect(words).toBeVisible();
    await Promise.all([hasNoConnection(hedda.page), hasNoConnection(amira.page)]);
    await join(amira.page, name);
    await seeEachOther();
  });

  await endCall(amira.page);
  await expect(hedda.page).toHaveURL(/\/c\/cardiology\/thanks$/);
  await Promise.all([amira, hedda].map(({ context }) => context.close()));
});

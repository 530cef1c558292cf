// Two at a time.
import { serveMeshPage } from '@anteroom/media/browser-test/serve';
import type { Browser, Page } from '@playwright/test';
import { barriers, overflows } from '../support/barriers.ts';
import { endCall } from '../support/call.ts';
import { codeDialog, sameCode, shield } from '../support/encryption-code.ts';
import { callerNamed, expect, test } from '../support/journey.ts';
import { seesFrames, takeSmallPictures } from '../support/media-probe.ts';
import { makeOwnClinic } from '../support/own-clinic.ts';
import { arrive, emailOf, join, newPerson, openDashboard, type Person } from '../support/people.ts';

test('People compare a code, and everybody is told when it is another one', async ({ browser, server }) => {
  const clinic = await makeOwnClinic(server, 'Careful clinic');
  const [ingrid, vera, otto] = [await newcomer(browser), await newcomer(browser), await newcomer(browser)];
  const [veraName, ottoName] = [callerNamed('Vera', 'Vik'), callerNamed('Otto', 'Ost')];
  await openDashboard(ingrid.page, server, clinic.slug, emailOf('Ingrid Solberg'));
  await arrive(vera.page, server, clinic.slug, veraName);
  await join(ingrid.page, veraName);
  await Promise.all([seesFrames(ingrid.page), seesFrames(vera.page)]);
  const two = [ingrid.page, vera.page];

  const first = await test.step('two see the same words and digits, and say that they match', async () => {
    const code = await sameCode(two);
    await shield(vera.page).click();
    expect([...(await barriers(vera.page, 'all')), ...(await overflows(vera.page))]).toEqual([]);
    await codeDialog(vera.page)
      .getByRole('group', { name: 'Ingrid Solberg' })
      .getByRole('button', { name: 'It matches' })
      .click();
    await codeDialog(vera.page).getByRole('button', { name: 'Done' }).click();
    await expect(shield(vera.page)).toHaveText('Verified');
    return code;
  });

  await test.step('a renewal of the connections changes nothing', async () => {
    await vera.page.getByRole('button', { name: 'Devices' }).click();
    await vera.page.getByRole('button', { name: 'Refresh connections' }).click();
    await Promise.all([seesFrames(ingrid.page), seesFrames(vera.page)]);
    await expect(shield(vera.page)).toHaveText('Verified');
    expect(await sameCode(two)).toEqual(first);
  });

  const second =
    await test.step('a third comes: the code is another one, all have the same, and are told who came', async () => {
      await arrive(otto.page, server, clinic.slug, ottoName);
      await ingrid.page.getByRole('button', { name: `Add ${ottoName.first} ${ottoName.last}`, exact: true }).click();
      await expect(vera.page.getByText('New encryption code. New in the call: Otto.')).toBeVisible();
      await expect(shield(vera.page)).toHaveText('New code');
      return sameCode([...two, otto.page], first.digits);
    });

  await test.step('a page that is loaded anew has a new key: the others are told', async () => {
    await vera.page.reload();
    const named = `${veraName.first} ${veraName.last}: the encryption key is a new one.`;
    await expect(ingrid.page.getByRole('alert').filter({ hasText: named })).toBeVisible();
    await sameCode([ingrid.page, otto.page, vera.page], second.digits);
  });

  await endCall(ingrid.page);
  await clinic.close();
});

test('A man in the middle, who relays between two connections, shows different codes', async ({ browser }) => {
  const server = await serveMeshPage();
  try {
    const open = async (): Promise<Page> => {
      const { page } = await newPerson(browser);
      await page.goto(server.url);
      await expect.poll(() => page.evaluate(() => 'mesh' in window)).toBe(true);
      return page;
    };
    const enter = (page: Page, self: string, peer: string): Promise<void> =>
      page.evaluate(
        ([self, peer]) => window.mesh.join(self ?? '', [peer ?? ''], { audio: false, video: true }),
        [self, peer],
      );
    const code = async (page: Page): Promise<string> => {
      await expect.poll(() => page.evaluate(() => window.mesh.code())).toMatch(/^\d{3} /);
      return page.evaluate(() => window.mesh.code());
    };
    const [ada, ben] = ['a'.repeat(22), 'b'.repeat(22)];

    const [one, other] = [await open(), await open()];
    await Promise.all([enter(one, ada, ben), enter(other, ben, ada)]);
    expect(await code(one)).toBe(await code(other));
    await Promise.all([one, other].map((page) => page.close()));

    const [mallory, victim, second] = [await open(), await open(), await open()];
    await mallory.evaluate(([one, other]) => window.mesh.standBetween(one ?? '', other ?? ''), [ada, ben]);
    await Promise.all([enter(victim, ada, ben), enter(second, ben, ada)]);
    // Each sees the other's pictures, as if nobody were in between.
    await Promise.all([
      victim.evaluate((peer) => window.mesh.seen(peer, 3), ben),
      second.evaluate((peer) => window.mesh.seen(peer, 3), ada),
    ]);
    expect(await code(victim)).not.toBe(await code(second));
  } finally {
    await server.close();
  }
});

async function newcomer(browser: Browser): Promise<Person> {
  const person = await newPerson(browser);
  await takeSmallPictures(person.context);
  return person;
}

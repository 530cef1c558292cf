// Two at a time.
import { savedBy } from '../support/download.ts';
import { callerNamed, expect, test } from '../support/journey.ts';
import { meets, opensTools, shared, toolKey } from '../support/tools.ts';

test('A file is handed to everybody, arrives whole, and goes with the one who shares it', async ({
  browser,
  server,
}) => {
  const name = callerNamed('Fay', 'File');
  const { caller, host, end } = await meets(browser, server, name);
  const title = `File of ${name.first} ${name.last}`;
  const content = Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * 7) % 256));

  await opensTools(caller.page);
  const coming = caller.page.waitForEvent('filechooser');
  await toolKey(caller.page, 'Hand out a file').click();
  await (await coming).setFiles({ name: 'findings<b>.html', mimeType: 'text/html', buffer: content });

  await test.step('the host saves it, byte for byte, under a name that is only a name', async () => {
    const theirs = shared(host.page, title);
    await expect(theirs).toContainText('0.3 MB');
    const saved = await savedBy(host.page, () => theirs.getByRole('button', { name: 'Save' }).click());
    expect(saved.name).toMatch(/^findings[-<]b[->]\.html$/);
    expect(saved.bytes.equals(content)).toBe(true);
  });

  await test.step('it is gone with its owner’s page', async () => {
    await caller.page.reload();
    await expect(shared(host.page, title)).toBeHidden();
  });

  await end();
});

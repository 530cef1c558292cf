import { patientIsSeen } from '../support/main-job.ts';
import { callerNamed, expect, test } from '../support/journey.ts';
import { arrive, newPerson, waits } from '../support/people.ts';

test('A patient is seen, put on hold, seen again, and leaves nothing behind', async ({ browser, server }) => {
  await patientIsSeen({ server, patient: browser, professional: browser, name: callerNamed('Alice', 'Ashdown') });
});

test('A caller who waits keeps the place over a reload', async ({ browser, server }) => {
  const bela = await newPerson(browser);
  await arrive(bela.page, server, 'physiotherapy', callerNamed('Bela', 'Birch'));
  await bela.page.reload();
  await waits(bela.page);
  await expect(bela.page).toHaveURL(/\/c\/physiotherapy\/wait$/);
  await bela.context.close();
});

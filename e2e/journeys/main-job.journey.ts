import { endCall } from '../support/call.ts';
import { patientIsSeen } from '../support/main-job.ts';
import { callerNamed, expect, test } from '../support/journey.ts';
import { seesFrames } from '../support/media-probe.ts';
import { arrive, emailOf, join, newPerson, openDashboard, waits } from '../support/people.ts';

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

test('The picture of the waiting page lets go of the camera when the call begins', async ({ browser, server }) => {
  const [emil, chen] = [await newPerson(browser), await newPerson(browser)];
  const name = callerNamed('Emil', 'Elm');
  await openDashboard(chen.page, server, 'renal', emailOf('Mei Chen'));
  await arrive(emil.page, server, 'renal', name);
  await waits(emil.page);
  const waiting = await emil.page.getByLabel('Your own camera picture').elementHandle();

  await join(chen.page, name);
  await seesFrames(emil.page);

  const left = await waiting?.evaluate((video) =>
    video instanceof HTMLVideoElement ? { isShown: video.isConnected, source: video.srcObject } : null,
  );
  expect(left).toEqual({ isShown: false, source: null });
  await endCall(chen.page);
  await Promise.all([emil.context.close(), chen.context.close()]);
});

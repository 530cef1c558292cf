// Needs: chromium, firefox
import { chromium as chromiumType, firefox as firefoxType, type Browser } from '@playwright/test';
import { chromium, firefox, firefoxChannel } from '../browsers.ts';
import { callerNamed, test } from '../support/journey.ts';
import { patientIsSeen } from '../support/main-job.ts';

test('A patient in one browser is seen by a professional in another', async ({ browser, server }) => {
  await withOther(browser, (other) =>
    patientIsSeen({ server, patient: browser, professional: other, name: callerNamed('Cara', 'Cole') }),
  );
});

test('The same, with the browsers the other way round', async ({ browser, server }) => {
  await withOther(browser, (other) =>
    patientIsSeen({ server, patient: other, professional: browser, name: callerNamed('Dora', 'Dale') }),
  );
});

async function withOther(browser: Browser, task: (other: Browser) => Promise<void>): Promise<void> {
  const isChromium = browser.browserType().name() === 'chromium';
  const other = isChromium
    ? await firefoxType.launch({ ...firefox, channel: firefoxChannel })
    : await chromiumType.launch(chromium);
  try {
    await task(other);
  } finally {
    await other.close();
  }
}

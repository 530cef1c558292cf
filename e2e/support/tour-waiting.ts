import { routes } from '@anteroom/protocol';
import { makeOwnClinic, type OwnClinic } from './own-clinic.ts';
import { expect } from './patience.ts';
import type { Person } from './people.ts';
import { smallPicture } from './small-picture.ts';
import { type Look, type Site, escapes, isChromium } from './tour-parts.ts';

const both = (en: string, de: string) => [
  { language: 'en', text: en },
  { language: 'de', text: de },
];

/** A clinic that has made the wait its own. */
async function aClinicWithContent(server: Site): Promise<OwnClinic> {
  const clinic = await makeOwnClinic(server, 'Quiet clinic');
  const data = smallPicture().toString('base64');
  const { file } = routes.uploadClinicWaitingFile.reply.parse(
    await clinic.api.post(`/api/clinics/${clinic.slug}/waiting-files`, { data }),
  );
  if (file.kind !== 'picture') throw new Error('A picture was no picture.');
  await clinic.set(
    {
      key: 'waitingContent',
      value: [
        {
          kind: 'text',
          id: 'before',
          onlyFor: null,
          words: both(
            '## Before we begin\n\n- Have your list of medicines beside you.\n- **A glass of water** is a good idea.',
            '## Bevor wir beginnen\n\n- Legen Sie Ihre Medikamentenliste bereit.\n- **Ein Glas Wasser** ist eine gute Idee.',
          ),
        },
        { kind: 'picture', id: 'garden', onlyFor: null, ...picture(file), description: both('A garden', 'Ein Garten') },
        {
          kind: 'video',
          id: 'film',
          onlyFor: null,
          url: 'https://films.example/breathing',
          title: both('Breathing calmly', 'Ruhig atmen'),
        },
      ],
    },
    {
      key: 'automatedMessages',
      value: [
        {
          id: 'turn',
          afterMinutes: 0,
          words: both('We see people in turn, unless somebody is very ill.', 'Wir rufen der Reihe nach auf.'),
        },
      ],
    },
    { key: 'afterwards', value: { kind: 'page', url: 'https://hospital.example/after' } },
  );
  return clinic;
}

function picture({ hash, width, height }: { readonly hash: string; readonly width: number; readonly height: number }) {
  return { hash, width, height };
}

/** The wait in a clinic with content of its own, its music, and the way to its page afterwards. */
export async function waitingTour(caller: Person, server: Site, look: Look): Promise<void> {
  const { page } = caller;
  const clinic = await aClinicWithContent(server);
  await page.goto(`${server.url}/c/${clinic.slug}`);
  await expect(page.locator('form[data-script]')).toBeVisible();
  await page.locator('#firstName').fill('Maja');
  await page.locator('#lastName').fill('Lindgren');
  await page.locator('[data-continue] button').click();
  const camera = page.locator('[data-panel=check] [data-toggle=camera]');
  if ((await camera.getAttribute('aria-pressed')) === 'false' && !isChromium(caller)) await camera.click();
  await expect(camera).toHaveAttribute('aria-pressed', 'true');
  await page.locator('[data-start]').click();
  await expect(page.locator('.wait-content')).toBeVisible();
  await expect(page.locator('.thread .auto')).toHaveCount(1);
  await page.locator('.music-choices label').nth(1).click();
  await expect(page.locator('.music-volume')).toBeVisible();
  await look('caller-waiting-content', caller);
  await page.locator('button.wait-way').click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look('caller-waiting-video', caller);
  await escapes(page);
  await page.locator('.foot button').click();
  await page.getByRole('alertdialog').locator('.btn').last().click();
  await expect(page).toHaveURL(/\/thanks$/);
  await expect(page.locator('.onward')).toBeVisible();
  await look('caller-onward', caller);
  await clinic.close();
}

const counts = { 1: 1, 2: 0, 3: 2, 4: 7, 5: 12 };

/** The answers to a clinic's survey: too few, and many. As whoever administers the clinic. */
export async function surveyTour({ page, context }: Person, server: Site, look: Look): Promise<void> {
  const answers = '**/api/clinics/*/survey*';
  await page.goto(`${server.url}/clinics/cardiology/survey`);
  await expect(page.locator('.empty')).toBeVisible();
  await look('staff-survey-empty', { page, context });
  const sentences = [
    { id: 'a', score: 5, text: 'Calm and kind. I was told at every step what comes next.' },
    { id: 'b', score: 3, text: 'كان الصوت ضعيفا في البداية.' },
    { id: 'c', score: 1, text: 'The picture froze.' },
  ];
  const json = { summary: { answers: 22, mean: 4.3, counts }, sentences, total: 42 };
  await page.route(answers, (route) => route.fulfill({ json }));
  await page.reload();
  await expect(page.locator('.survey-mean')).toBeVisible();
  await look('staff-survey', { page, context });
  await page.unroute(answers);
}

import type { UsedBrowser } from '@anteroom/domain';
import { html, nothing, type Html } from '../../../http/html.ts';
import { deviceHelp } from '../../../http/pages/device-help.ts';
import { emergencyNotice } from '../../../http/pages/emergency.ts';
import { foot } from '../../../http/pages/foot.ts';
import { frame, scriptOf, type OpenPage } from '../../../http/pages/frame.ts';
import { icon } from '../../../http/pages/icons.ts';
import type { PlacedClinic } from '../../clinic/read-model.ts';
import { precallRows } from './precall-rows.ts';

export interface PrecallPageParts extends OpenPage {
  /** The clinic for whose call it is; null where somebody tests for none. */
  readonly place: PlacedClinic | null;
  readonly used: UsedBrowser;
}

/** The pre-call test (E8): eight tests, each with a tick or a cross and advice, and a report that can be sent to support. */
export function precallPage(page: PrecallPageParts): Html {
  const { i18n, place, web, used } = page;
  const title = i18n._({ id: 'precall.title', message: 'Test your device' });
  const help = deviceHelp(i18n, used);
  const canReport = place !== null && place.settings.supportContact.email !== '';
  return frame({
    ...page,
    name: 'precall',
    title,
    description: i18n._({
      id: 'precall.description',
      message: 'Whether your device is ready for a video consultation',
    }),
    owner: place === null ? null : { organisation: place.organisation.name, clinic: place.clinic.name },
    ...(place === null ? {} : { look: place.settings, notice: emergencyNotice(i18n, place.settings.emergencyNumber) }),
    data: place === null ? {} : { clinic: place.clinic.slug },
    path: place === null ? '/precall' : `/c/${place.clinic.slug}/precall`,
    head: scriptOf(web.precall),
    content: html`<main class="caller-main precall">
        <h1>${title}</h1>
        <p class="lead">
          ${i18n._({ id: 'precall.lead', message: 'Eight short tests, in less than a minute. Nothing of them is kept.' })}
        </p>
        <noscript
          ><p class="notice">
            ${i18n._({ id: 'precall.no-script', message: 'The test needs JavaScript: please turn it on.' })}
          </p></noscript
        >
        ${help.inApp !== null && html`<p class="notice">${help.inApp}</p>`}
        <div class="card begin" data-begin-card>
          <p>
            ${i18n._({ id: 'precall.explain', message: 'We look at your camera and listen to your microphone. Your browser asks you first: please choose Allow. Picture and sound stay on your device.' })}
          </p>
          <button class="btn btn-primary btn-caller" type="button" data-begin disabled autocomplete="off">
            ${icon('check', 'i-l')}${i18n._({ id: 'precall.begin', message: 'Begin the test' })}
          </button>
        </div>
        <ul class="tests card" data-tests hidden>
          ${precallRows(i18n, help)}
        </ul>
        <div class="outcome" data-outcome-card hidden>
          <p role="status">
            <b data-outcome="good" hidden
              >${i18n._({ id: 'precall.all-good', message: 'You are ready for your video call.' })}</b
            ><b data-outcome="warn" hidden
              >${i18n._({ id: 'precall.not-all', message: 'Not everything is as it should be. See what you can do above.' })}</b
            >
          </p>
          <p class="ways">
            <button class="btn btn-second" type="button" data-again>
              ${i18n._({ id: 'precall.again', message: 'Test again' })}
            </button>
            ${place !== null && html`<a href="/c/${place.clinic.slug}">${i18n._({ id: 'precall.to-clinic', message: 'Go to the clinic' })}</a>`}
          </p>
        </div>
        ${canReport ? report(page) : nothing}
      </main>
      ${place !== null && foot({ i18n, place })}`,
  });
}

/** What is sent is shown first, word by word. */
function report({ i18n, place }: PrecallPageParts): Html {
  return html`<section class="card report" data-report hidden aria-labelledby="report-title">
    <h2 id="report-title">${i18n._({ id: 'precall.report', message: 'Send this to the clinic’s support?' })}</h2>
    <p class="small">
      ${i18n._({ id: 'precall.report.what', message: 'This is all that is sent. It does not say who you are.' })}
    </p>
    <ul data-report-lines></ul>
    <p>
      <button class="btn btn-second" type="button" data-send>
        ${i18n._({ id: 'precall.report.send', message: 'Send to support' })}
      </button>
    </p>
    ${
      place !== null &&
      html`<form method="post" action="/c/${place.clinic.slug}/contact">
        <input type="hidden" name="step" value="begin" /><input type="hidden" name="report" data-report-value />
        <button class="btn btn-quiet" type="submit">
          ${i18n._({ id: 'precall.report.write', message: 'Write a message with it' })}
        </button>
      </form>`
    }
    <p role="status">
      <span data-report-state="sent" hidden
        >${i18n._({ id: 'precall.report.sent', message: 'It is sent. Tell support your name when you ask about it.' })}</span
      ><span data-report-state="limited" hidden
        >${i18n._({ id: 'precall.report.limited', message: 'Too many reports were sent from here. Please try again in an hour.' })}</span
      ><span data-report-state="failed" hidden
        >${i18n._({ id: 'precall.report.failed', message: 'It could not be sent. Please try again, or phone support.' })}</span
      >
    </p>
  </section>`;
}

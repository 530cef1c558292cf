import { html, type Html } from '../../../http/html.ts';
import { cameraCard } from '../../../http/pages/camera-card.ts';
import { checks } from '../../../http/pages/checks.ts';
import { icon } from '../../../http/pages/icons.ts';
import { qualityNotice } from '../../call-quality/read-model.ts';
import type { CallerPage } from './layout.ts';

/**
 * The last step before waiting: picture and sound are tried, and the call begins (E2).
 * @param agreement what has to be agreed to, above the button (E5)
 */
export function checkPanel(page: CallerPage, agreement: Html): Html {
  const { i18n, place } = page;
  const precall = `/c/${place.clinic.slug}/precall`;
  const asksForPhone = place.settings.entryFields.some(({ ready }) => ready === 'phone');
  return html`<div data-panel="check">
    <h1 data-camera-card>${i18n._({ id: 'check.title', message: 'Check picture and sound' })}</h1>
    <p class="lead" data-camera-card>${i18n._({ id: 'check.lead', message: 'Three ticks: you are ready.' })}</p>
    <div class="two">
      ${cameraCard(page, 'check')}
      <div class="right">
        <ul class="tests card" data-camera-card>
          ${checks(i18n)}
        </ul>
        ${qualityNotice(i18n, place.settings.callQuality, precall)} ${agreement}
        <p class="error" role="alert" data-failed hidden>
          ${icon('warn', 'i-s')}${i18n._({ id: 'check.failed', message: 'That could not be sent. Please check your connection and try again.' })}
        </p>
        <p class="error" role="alert" data-busy hidden>
          ${icon('warn', 'i-s')}${i18n._({ id: 'check.busy', message: 'Many people are coming in just now. Please try again in a minute.' })}
        </p>
        <div class="go">
          <button class="btn btn-primary btn-caller" type="submit" data-start>
            ${icon('camera', 'i-l')}${i18n._({ id: 'check.start', message: 'Start video call' })}
          </button>
          <p class="else">
            <button class="btn btn-quiet" type="submit" name="withoutCamera" value="on" data-without-camera>
              ${icon('mic')}${i18n._({ id: 'check.without-camera', message: 'Go on without a camera' })}</button
            >${
              asksForPhone &&
              html`<button class="btn btn-quiet" type="submit" name="phoneMe" value="on" data-phone-me>
                ${icon('phone')}${i18n._({ id: 'check.phone-me', message: 'Phone me instead' })}
              </button>`
            }<a class="btn btn-quiet" href="${precall}" target="_blank"
              >${i18n._({ id: 'check.precall', message: 'Test everything' })}</a
            ><button class="btn btn-quiet" type="button" data-back>
              ${icon('start', 'i-dir')}${i18n._({ id: 'check.back', message: 'Back' })}
            </button>
          </p>
        </div>
      </div>
    </div>
  </div>`;
}

import type { I18n } from '@anteroom/i18n';
import { html, type Html } from '../../../http/html.ts';
import { cameraCard } from '../../../http/pages/camera-card.ts';
import { icon } from '../../../http/pages/icons.ts';

/** The second step: picture and sound are tried, and the call begins (E2). */
export function checkPanel(i18n: I18n): Html {
  return html`<div data-panel="check">
    <h1 data-camera-card>${i18n._({ id: 'check.title', message: 'Check picture and sound' })}</h1>
    <p class="lead" data-camera-card>${i18n._({ id: 'check.lead', message: 'Three ticks: you are ready.' })}</p>
    <div class="two">
      ${cameraCard(i18n, 'check')}
      <div class="right">
        <ul class="tests card" data-camera-card>
          ${checks(i18n)}
        </ul>
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
            ><button class="btn btn-quiet" type="button" data-back>
              ${icon('start', 'i-dir')}${i18n._({ id: 'check.back', message: 'Back' })}
            </button>
          </p>
        </div>
      </div>
    </div>
  </div>`;
}

function checks(i18n: I18n): Html[] {
  const rows = [
    {
      check: 'microphone',
      title: i18n._({ id: 'check.microphone', message: 'Microphone' }),
      waiting: i18n._({ id: 'check.microphone.waiting', message: 'Speak: the bar moves.' }),
      good: i18n._({ id: 'check.microphone.good', message: 'We hear you.' }),
      bad: i18n._({ id: 'check.microphone.bad', message: 'No sound arrives from it.' }),
      more: html`<span class="meter" data-meter aria-hidden="true"
        >${Array.from({ length: 9 }, () => html`<i></i>`)}</span
      >`,
    },
    {
      check: 'speaker',
      title: i18n._({ id: 'check.speaker', message: 'Speaker' }),
      waiting: i18n._({ id: 'check.speaker.waiting', message: 'Press Play and listen.' }),
      good: i18n._({ id: 'check.speaker.good', message: 'You heard two notes? Good.' }),
      bad: i18n._({ id: 'check.speaker.bad', message: 'This browser can play no sound.' }),
      more: html`<button class="btn btn-second" type="button" data-play>
        ${icon('speaker')}${i18n._({ id: 'check.speaker.play', message: 'Play' })}
      </button>`,
    },
    {
      check: 'connection',
      title: i18n._({ id: 'check.connection', message: 'Connection' }),
      waiting: i18n._({ id: 'check.connection.waiting', message: 'We are looking at it.' }),
      good: i18n._({ id: 'check.connection.good', message: 'You are connected.' }),
      bad: i18n._({ id: 'check.connection.bad', message: 'You are offline. Please check your network.' }),
      more: html``,
    },
  ];
  return rows.map(
    ({ check, title, waiting, good, bad, more }) =>
      html`<li data-check="${check}" data-state="waiting">
        <span class="ok">${icon('check')}</span
        ><span role="status"
          ><b>${title}</b><span class="small" data-when="waiting">${waiting}</span
          ><span class="small" data-when="good" hidden>${good}</span
          ><span class="small" data-when="bad" hidden>${bad}</span></span
        >${more}
      </li>`,
  );
}

import type { I18n } from '@anteroom/i18n';
import { html, type Html } from '../html.ts';
import { icon } from './icons.ts';

/** The rows of what is checked: microphone, speaker, connection. A script gives each its verdict. */
export function checks(i18n: I18n): Html[] {
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
      weak: i18n._({ id: 'check.connection.weak', message: 'It is not as it should be.' }),
      more: html``,
    },
  ];
  return rows.map(
    ({ check, title, waiting, good, bad, weak, more }) =>
      html`<li data-check="${check}" data-state="waiting">
        <span class="ok">${icon('check')}</span
        ><span role="status"
          ><b>${title}</b><span class="small" data-when="waiting">${waiting}</span
          ><span class="small" data-when="good" hidden>${good}</span
          ><span class="small" data-when="bad" hidden>${bad}</span
          >${weak !== undefined && html`<span class="small" data-when="weak" hidden>${weak}</span>`}</span
        >${more}
      </li>`,
  );
}

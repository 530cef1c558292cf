import type { ConnectionProblem } from '@anteroom/domain';
import type { I18n } from '@anteroom/i18n';
import { html, nothing, type Html } from '../../../http/html.ts';
import { problemWords } from '../../../http/pages/connection-words.ts';
import type { DeviceHelp } from '../../../http/pages/device-help.ts';
import { icon } from '../../../http/pages/icons.ts';

/** What a row may say, by the state of its test. */
interface Row {
  readonly check: string;
  readonly title: string;
  readonly good: string;
  /** Each way in which it may fall short, by its name. */
  readonly bad: Readonly<Record<string, string>>;
  /** While it waits for the person. */
  readonly ask?: string;
  readonly more?: Html;
}

/** The rows of the pre-call test (E8): what is tested, every verdict in words, and what to do. A script shows what applies. */
export function precallRows(i18n: I18n, help: DeviceHelp): Html[] {
  const connection = (...problems: ConnectionProblem[]) =>
    Object.fromEntries(problems.map((problem) => [problem, problemWords(i18n, problem)]));
  const insecure = i18n._({
    id: 'precall.insecure',
    message: 'This browser keeps it closed here. Open the link with https:// in front, in an up-to-date browser.',
  });
  const device = { denied: help.denied, missing: help.missing, busy: help.busy, insecure };
  const rows: readonly Row[] = [
    {
      check: 'browser',
      title: i18n._({ id: 'precall.browser', message: 'Browser' }),
      good: i18n._({ id: 'precall.browser.good', message: 'It can hold video calls.' }),
      bad: connection('browser'),
    },
    {
      check: 'camera',
      title: i18n._({ id: 'precall.camera', message: 'Camera' }),
      good: i18n._({ id: 'precall.camera.good', message: 'It works. Only you can see the picture.' }),
      bad: device,
      more: html`<video
        data-picture
        muted
        playsinline
        autoplay
        hidden
        aria-label="${i18n._({ id: 'camera.own-picture', message: 'Your own camera picture' })}"
      ></video>`,
    },
    {
      check: 'microphone',
      title: i18n._({ id: 'precall.microphone', message: 'Microphone' }),
      ask: i18n._({ id: 'precall.microphone.ask', message: 'Speak: the bar moves.' }),
      good: i18n._({ id: 'precall.microphone.good', message: 'We hear you.' }),
      bad: {
        ...device,
        silent: i18n._({
          id: 'precall.microphone.silent',
          message: 'It is on, and nothing is heard. Speak louder, or choose another one in your browser.',
        }),
      },
      more: html`<span class="meter" data-meter aria-hidden="true"
        >${Array.from({ length: 9 }, () => html`<i></i>`)}</span
      >`,
    },
    {
      check: 'speaker',
      title: i18n._({ id: 'precall.speaker', message: 'Speaker' }),
      ask: i18n._({ id: 'precall.speaker.ask', message: 'Play two notes. Do you hear them?' }),
      good: i18n._({ id: 'precall.speaker.good', message: 'You hear it.' }),
      bad: {
        silent: i18n._({
          id: 'precall.speaker.silent',
          message: 'Turn the sound up, check which speaker or headphones are chosen, and play the notes again.',
        }),
      },
      more: html`<span class="answers">
        <button class="btn btn-second" type="button" data-play>
          ${icon('speaker')}${i18n._({ id: 'check.speaker.play', message: 'Play' })}
        </button>
        <button class="btn btn-second" type="button" data-heard="yes" hidden>
          ${i18n._({ id: 'precall.speaker.yes', message: 'Yes' })}
        </button>
        <button class="btn btn-second" type="button" data-heard="no" hidden>
          ${i18n._({ id: 'precall.speaker.no', message: 'No' })}
        </button>
      </span>`,
    },
    {
      check: 'server',
      title: i18n._({ id: 'precall.server', message: 'Connection to the server' }),
      good: i18n._({ id: 'precall.server.good', message: 'The server answers, and the connection lasts.' }),
      bad: connection('server', 'socket', 'polling'),
    },
    {
      check: 'media',
      title: i18n._({ id: 'precall.media', message: 'Way for sound and picture' }),
      good: i18n._({ id: 'precall.media.good', message: 'Sound and picture find their way.' }),
      bad: connection('media', 'relayed'),
    },
    {
      check: 'speed',
      title: i18n._({ id: 'precall.speed', message: 'Bandwidth' }),
      good: i18n._({ id: 'precall.speed.good', message: 'Fast enough for a good picture.' }),
      bad: connection('too-slow', 'slow'),
      more: html`<span class="figures num" dir="ltr" data-figures="speed"></span>`,
    },
    {
      check: 'steadiness',
      title: i18n._({ id: 'precall.steadiness', message: 'Delay and losses' }),
      good: i18n._({ id: 'precall.steadiness.good', message: 'Quick and steady.' }),
      bad: connection('delayed', 'unsteady'),
      more: html`<span class="figures num" dir="ltr" data-figures="steadiness"></span>`,
    },
  ];
  return rows.map((row) => rowOf(i18n, row));
}

function rowOf(i18n: I18n, { check, title, good, bad, ask, more }: Row): Html {
  const words = {
    running: i18n._({ id: 'precall.running', message: 'Being tested …' }),
    unknown: i18n._({ id: 'precall.unknown', message: 'Could not be tested here.' }),
    good,
    ...(ask === undefined ? {} : { ask }),
    ...bad,
  };
  return html`<li data-check="${check}" data-state="waiting">
    <span class="ok">${icon('check')}${icon('warn')}</span
    ><span role="status"
      ><b>${title}</b
      >${Object.entries(words).map(([name, text]) => html`<span class="small" data-when="${name}" hidden>${text}</span>`)}</span
    >${more ?? nothing}
  </li>`;
}

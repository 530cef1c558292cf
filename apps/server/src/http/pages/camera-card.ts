import { browserOf } from '@anteroom/domain';
import { html, type Html } from '../html.ts';
import { deviceHelp, type DeviceHelp } from './device-help.ts';
import type { OpenPage } from './frame.ts';
import { icon } from './icons.ts';

/**
 * The caller's own picture, with every state in words and its way out (E2). A script brings it to life; without one it
 * stays away.
 * @param panel which step it stands in; the second has no small version on phones
 */
export function cameraCard({ i18n, used }: Pick<OpenPage, 'i18n' | 'used'>, panel: 'about' | 'check'): Html {
  const help = deviceHelp(i18n, used ?? browserOf(''));
  const onlyYou = i18n._({ id: 'camera.only-you', message: 'Only you can see this' });
  const picture = html`<div class="frame">
    ${icon('camera')}
    <video
      data-preview
      muted
      playsinline
      autoplay
      hidden
      aria-label="${i18n._({ id: 'camera.own-picture', message: 'Your own camera picture' })}"
    ></video
    ><span class="chip">${icon('eye', 'i-s')}${onlyYou}</span>
  </div>`;
  const heading = i18n._({ id: 'camera.label', message: 'Your camera' });
  return html`<aside class="self card self-${panel}" data-camera-card aria-label="${heading}">
    ${picture}
    <div class="states" role="status">
      ${help.inApp !== null && html`<p><b>${icon('warn', 'i-s')}</b>${help.inApp}</p>`}${cameraStates(i18n, help)}
    </div>
    <div class="bar">
      ${toggle(i18n, 'camera')}${toggle(i18n, 'microphone')}<span class="meter" data-meter aria-hidden="true"
        >${Array.from({ length: 9 }, () => html`<i></i>`)}</span
      >
      <button class="btn btn-second" type="button" data-try-again hidden>
        ${i18n._({ id: 'camera.try-again', message: 'Try again' })}
      </button>
    </div>
  </aside>`;
}

/**
 * Its press is the script's to answer: until there is one, it can't be pressed. Firefox remembers over a reload that it could
 * be, but for `autocomplete`.
 */
function toggle(i18n: OpenPage['i18n'], device: 'camera' | 'microphone'): Html {
  const [on, off] =
    device === 'camera'
      ? [i18n._({ id: 'camera.on', message: 'Camera on' }), i18n._({ id: 'camera.off', message: 'Turn camera on' })]
      : [i18n._({ id: 'microphone.on', message: 'Mic on' }), i18n._({ id: 'microphone.off', message: 'Turn mic on' })];
  return html`<button
    class="btn btn-second"
    type="button"
    data-toggle="${device}"
    aria-pressed="false"
    disabled
    autocomplete="off"
  >
    ${icon(device === 'camera' ? 'camera' : 'mic')}<span data-on hidden>${on}</span><span data-off>${off}</span>
  </button>`;
}

function cameraStates(i18n: OpenPage['i18n'], help: DeviceHelp): Html[] {
  const without = i18n._({ id: 'camera.without', message: 'You can also go on without a camera.' });
  const states: readonly { state: string; title: string; words: string; onTablet?: string | null }[] = [
    {
      state: 'off',
      title: i18n._({ id: 'camera.off.title', message: 'Your camera is off' }),
      words: i18n._({ id: 'camera.off.words', message: 'Turn it on, and your browser asks you to allow it.' }),
    },
    {
      state: 'asking',
      title: i18n._({ id: 'camera.asking.title', message: 'Your browser is asking you' }),
      words: i18n._({ id: 'camera.asking.words', message: 'Please choose Allow.' }),
    },
    {
      state: 'works',
      title: i18n._({ id: 'camera.works.title', message: 'Camera works' }),
      words: i18n._({ id: 'camera.works.words', message: 'Only you can see this.' }),
    },
    {
      state: 'denied',
      title: i18n._({ id: 'camera.denied.title', message: 'The camera is not allowed' }),
      words: `${help.denied} ${without}`,
      onTablet: help.deniedOnTablet === null ? null : `${help.deniedOnTablet} ${without}`,
    },
    {
      state: 'missing',
      title: i18n._({ id: 'camera.missing.title', message: 'No camera or microphone found' }),
      words: `${help.missing} ${without}`,
    },
    {
      state: 'busy',
      title: i18n._({ id: 'camera.busy.title', message: 'Another program uses the camera' }),
      words: help.busy,
    },
    {
      state: 'insecure',
      title: i18n._({ id: 'camera.insecure.title', message: 'This browser keeps the camera closed here' }),
      words: i18n._({
        id: 'camera.insecure.words',
        message:
          'Please open the link with https:// in front, in an up-to-date browser. You can also go on without a camera.',
      }),
    },
  ];
  return states.map(
    ({ state, title, words, onTablet = null }) =>
      html`<p data-camera="${state}" ${state !== 'off' && html` hidden`}>
        <b>${state === 'works' && icon('check', 'i-s')}${title}</b>
        <span data-words>${words}</span>${onTablet !== null && html`<span data-tablet-words hidden>${onTablet}</span>`}
      </p>`,
  );
}

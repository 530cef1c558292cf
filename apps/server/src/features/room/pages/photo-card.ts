import type { I18n } from '@anteroom/i18n';
import { html, type Html } from '../../../http/html.ts';
import { icon } from '../../../http/pages/icons.ts';

/** Taking the photo that a guest shows at the door: who sees it, and when it is erased (C11). */
export function photoCard(i18n: I18n, rule: 'required' | 'optional', isMissing: boolean): Html {
  const isRequired = rule === 'required';
  const title = isRequired
    ? i18n._({ id: 'photo.title', message: 'This room asks for a photo' })
    : i18n._({ id: 'photo.title.optional', message: 'A photo for the door, if you like' });
  return html`<section class="photo card" data-photo aria-labelledby="photo-title">
    <div class="photo-frame">
      ${icon('person')}<img data-photo-picture alt="${i18n._({ id: 'photo.yours', message: 'Your photo' })}" hidden />
    </div>
    <div class="photo-words">
      <h2 id="photo-title">${title}</h2>
      <p class="small">
        ${i18n._({ id: 'photo.who', message: 'The people inside see it while you knock, so that they know who it is. It is erased when your visit ends, and shown to nobody else.' })}
      </p>
      <noscript
        ><p class="error">
          ${isRequired && i18n._({ id: 'photo.no-script', message: 'Without JavaScript this page can take no photo, and this room asks for one. Please turn it on.' })}
        </p></noscript
      >
      <p class="error" role="alert" data-photo-missing ${!isMissing && html` hidden`}>
        ${icon('warn', 'i-s')}${i18n._({ id: 'photo.missing', message: 'Please take a photo first. The camera has to be on for it.' })}
      </p>
      <p class="photo-acts" data-camera-card>
        <button class="btn btn-second" type="button" data-take-photo disabled>
          ${icon('camera')}<span data-first>${i18n._({ id: 'photo.take', message: 'Take a photo' })}</span
          ><span data-again hidden>${i18n._({ id: 'photo.again', message: 'Take it again' })}</span>
        </button>
        <button class="btn btn-quiet" type="button" data-drop-photo hidden>
          ${i18n._({ id: 'photo.drop', message: 'Remove it' })}
        </button>
      </p>
    </div>
  </section>`;
}

import type { I18n } from '@anteroom/i18n';
import { html, type Html } from '../html.ts';
import { icon } from './icons.ts';

/** What every page that a caller sees says: not to wait here in an emergency, and the local number (E4). */
export function emergencyNotice(i18n: I18n, emergencyNumber: string): Html {
  const words = i18n._({ id: 'page.emergency', message: 'In an emergency do not wait here. Call' });
  return html`<aside class="emergency">
    ${icon('phone', 'i-s')}<span
      >${words} <a href="tel:${emergencyNumber.replaceAll(' ', '')}" dir="ltr">${emergencyNumber}</a></span
    >
  </aside>`;
}

import type { I18n } from '@anteroom/i18n';
import { html, nothing, type Html } from '../../../http/html.ts';
import { frame, type OpenPage } from '../../../http/pages/frame.ts';
import { icon } from '../../../http/pages/icons.ts';
import type { PlacedClinic } from '../../clinic/read-model.ts';

/** What every page for callers is made of. */
export interface CallerPage extends OpenPage {
  readonly place: PlacedClinic;
}

export interface LayoutParts extends CallerPage {
  /** Which page it is, for the scripts: `setup`, `wait`, `thanks`, `start-again`. */
  readonly name: string;
  readonly title: string;
  /** The path without a query, for the language links. */
  readonly path: string;
  /** More for the head: scripts and what they will need. */
  readonly head?: Html;
  readonly content: Html;
}

/** A whole page for callers: the clinic, the languages and the emergency number frame everything else (E4). */
export function layout(parts: LayoutParts): Html {
  const { i18n, place } = parts;
  const { name: clinic, slug } = place.clinic;
  return frame({
    ...parts,
    description: i18n._({ id: 'page.description', message: 'Video consultation with {clinic}', values: { clinic } }),
    owner: { organisation: place.organisation.name, clinic },
    look: place.settings,
    data: { clinic: slug },
    notice: emergency(parts),
  });
}

function emergency({ i18n, place }: LayoutParts): Html {
  const { emergencyNumber } = place.settings;
  const words = i18n._({ id: 'page.emergency', message: 'In an emergency do not wait here. Call' });
  return html`<aside class="emergency">
    ${icon('phone', 'i-s')}<span
      >${words} <a href="tel:${emergencyNumber.replaceAll(' ', '')}" dir="ltr">${emergencyNumber}</a></span
    >
  </aside>`;
}

/** The three steps seen from the start; `now` is where the caller is. */
export function steps(i18n: I18n, now: 'about' | 'check' | 'wait'): Html {
  const names = [
    { step: 'about', words: i18n._({ id: 'steps.about', message: 'About you' }) },
    { step: 'check', words: i18n._({ id: 'steps.check', message: 'Check' }) },
    { step: 'wait', words: i18n._({ id: 'steps.wait', message: 'Wait' }) },
  ];
  const at = names.findIndex(({ step }) => step === now);
  const items = names.map(({ step, words }, index) => {
    const state = index === at ? html` class="now" aria-current="step"` : index < at ? html` class="done"` : nothing;
    return html`<li data-step="${step}" ${state}>
      <span class="dot"><span>${index + 1}</span>${icon('check', 'i-s')}</span><span>${words}</span>
    </li>`;
  });
  return html`<ol class="steps" aria-label="${i18n._({ id: 'steps.label', message: 'Three steps' })}">
    ${items}
  </ol>`;
}

/** What is promised to callers, and where the clinic says more: its policies, and whom to ask. */
export function foot({ i18n, place }: Pick<CallerPage, 'i18n' | 'place'>): Html {
  const promise = i18n._({ id: 'page.promise', message: 'Nothing you type here is kept after your visit.' });
  const links = footLinks(i18n, place);
  return html`<footer class="foot">
    <p>${icon('shield')}${promise}</p>
    ${
      links.length > 0 &&
      html`<nav aria-label="${i18n._({ id: 'page.clinic-links', message: 'About this clinic' })}">${links}</nav>`
    }
  </footer>`;
}

function footLinks(i18n: I18n, { clinic, settings }: PlacedClinic): Html[] {
  const { privacyPolicy, termsOfUse, troubleshootingLink, supportContact } = settings;
  const policies = [
    { policy: privacyPolicy, page: 'privacy', words: i18n._({ id: 'page.privacy', message: 'Privacy policy' }) },
    { policy: termsOfUse, page: 'terms', words: i18n._({ id: 'page.terms', message: 'Terms of use' }) },
  ];
  const links = policies.flatMap(({ policy, page, words }) => {
    if (policy.kind === 'none') return [];
    const href = policy.kind === 'link' ? policy.url : `/c/${clinic.slug}/${page}`;
    return [html`<a href="${href}" target="_blank" rel="noopener noreferrer">${words}</a>`];
  });
  if (troubleshootingLink !== '') {
    const words = i18n._({ id: 'page.troubleshooting', message: 'Help with camera and sound' });
    links.push(html`<a href="${troubleshootingLink}" target="_blank" rel="noopener noreferrer">${words}</a>`);
  }
  const { email, phone } = supportContact;
  if (phone !== '')
    links.push(
      html`<a href="tel:${phone.replace(/[^+0-9]/g, '')}"
        >${i18n._({ id: 'page.support-phone', message: 'Support:' })} <span dir="ltr">${phone}</span></a
      >`,
    );
  if (email !== '')
    links.push(
      html`<a href="mailto:${email}">${i18n._({ id: 'page.support-email', message: 'Write to support' })}</a>`,
    );
  return links;
}

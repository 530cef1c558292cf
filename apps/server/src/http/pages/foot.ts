import type { I18n } from '@anteroom/i18n';
import type { PlacedClinic } from '../../features/clinic/read-model.ts';
import { html, type Html } from '../html.ts';
import { erasurePromise } from './erasure-words.ts';
import { icon } from './icons.ts';

/** What is promised to people without an account, and where the clinic says more: its policies, and whom to ask. */
export function foot({ i18n, place }: { readonly i18n: I18n; readonly place: PlacedClinic }): Html {
  const promise = erasurePromise(i18n, place.settings.keepTypedHours);
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
  if (email !== '' && clinic.closedAt === null)
    links.push(
      // Beside the page that somebody waits on, which stays.
      html`<a href="/c/${clinic.slug}/contact" target="_blank" rel="noopener"
        >${i18n._({ id: 'page.support-email', message: 'Write to support' })}</a
      >`,
    );
  return links;
}

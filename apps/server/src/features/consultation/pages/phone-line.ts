import { html, type Html } from '../../../http/html.ts';
import type { CallerPage } from './layout.ts';

/** The clinic's support number, where nobody can come in; nothing where it has none. */
export function phoneLine({ i18n, place }: CallerPage): Html | false {
  const { phone } = place.settings.supportContact;
  return (
    phone !== '' &&
    html`<p class="after">
      ${i18n._({ id: 'door.phone', message: 'You can phone:' })}
      <a href="tel:${phone.replace(/[^+0-9]/g, '')}" dir="ltr">${phone}</a>
    </p>`
  );
}

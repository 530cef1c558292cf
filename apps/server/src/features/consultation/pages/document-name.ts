import type { AgreementDocument } from '@anteroom/domain';
import type { I18n } from '@anteroom/i18n';

/** What a paper of the clinic is called. */
export function documentName(i18n: I18n, document: AgreementDocument): string {
  switch (document) {
    case 'information':
      return i18n._({ id: 'read.title', message: 'Important information' });
    case 'terms':
      return i18n._({ id: 'page.terms', message: 'Terms of use' });
    case 'privacy':
      return i18n._({ id: 'page.privacy', message: 'Privacy policy' });
  }
}

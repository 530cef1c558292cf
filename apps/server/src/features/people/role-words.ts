import type { GrantedRole } from '@anteroom/domain';
import type { I18n } from '@anteroom/i18n';

/** A role in words, as e-mails say it. */
export function roleWords(role: GrantedRole, i18n: I18n): string {
  switch (role) {
    case 'organisation-administrator':
      return i18n._({ id: 'role.organisation-administrator', message: 'Organisation administrator' });
    case 'organisation-coordinator':
      return i18n._({ id: 'role.organisation-coordinator', message: 'Organisation coordinator' });
    case 'organisation-reporter':
      return i18n._({ id: 'role.organisation-reporter', message: 'Organisation reporter' });
    case 'clinic-administrator':
      return i18n._({ id: 'role.clinic-administrator', message: 'Clinic administrator' });
    case 'clinic-clerk':
      return i18n._({ id: 'role.clinic-clerk', message: 'Clinic clerk' });
    case 'team-member':
      return i18n._({ id: 'role.team-member', message: 'Team member' });
    case 'service-referrer':
      return i18n._({ id: 'role.service-referrer', message: 'Service referrer' });
  }
}

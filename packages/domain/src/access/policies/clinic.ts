import {
  isAdministrator,
  isClinicAdministrator,
  isCoordinating,
  isMember,
  type Rule,
  type Standing,
} from '../standing.ts';

/** Whoever configures the clinic. */
const isConfiguring = (standing: Standing): boolean => isCoordinating(standing) || isClinicAdministrator(standing);

/** Administrators, of the organisation or of the clinic; no coordinator. */
const isAdministering = (standing: Standing): boolean => isAdministrator(standing) || isClinicAdministrator(standing);

/** Who may do what with a clinic and its team. */
export const clinicPolicy = {
  /** That it is there, in lists and on the structure map: a reporter sees it and can't enter. */
  'see-clinic': (standing) => standing.organisation !== null || isMember(standing),
  'see-clinic-reports': isConfiguring,
  'configure-clinic': isConfiguring,
  'manage-hours': isConfiguring,
  'see-team-members': (standing) => isCoordinating(standing) || isMember(standing),
  /** Members with the role of a team member, and their permissions. */
  'manage-team-members': (standing) => isConfiguring(standing) || standing.clinic === 'clinic-clerk',
  /** Everybody else of a clinic: administrators, clerks, service referrers. */
  'manage-clinic-staff': isConfiguring,
  'manage-rooms': isAdministering,
  'read-audit-log': isAdministering,
  'manage-api-keys': isAdministering,
} as const satisfies Record<string, Rule>;

import { isAdministrator, isCoordinating, type Rule } from '../standing.ts';

/** Who may do what with an organisation. */
export const organisationPolicy = {
  'manage-organisation-administrators': isAdministrator,
  'manage-organisation-coordinators': isCoordinating,
  'manage-organisation-reporters': isCoordinating,
  'configure-organisation': isAdministrator,
  'configure-organisation-interface': isCoordinating,
  'manage-clinics': isCoordinating,
  'see-organisation-reports': ({ organisation }) => organisation !== null,
} as const satisfies Record<string, Rule>;

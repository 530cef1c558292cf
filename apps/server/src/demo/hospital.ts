import type { ClinicRole } from '@anteroom/domain';

/** A hospital to try Anteroom with. All names are invented. */
export const demoHospital = {
  organisation: { slug: 'nordby', name: 'Nordby Hospital' },
  timeZone: 'Europe/Stockholm',
  emergencyNumber: '112',
  administrator: { name: 'Ingrid Solberg', email: 'ingrid.solberg@demo.anteroom.example' },
  clinics: [
    {
      slug: 'renal',
      name: 'Renal clinic',
      people: [
        person('Henrik Dahl', 'clinic-administrator'),
        person('Mei Chen', 'team-member'),
        person('Jonas Berg', 'team-member'),
      ],
    },
    {
      slug: 'physiotherapy',
      name: 'Physiotherapy',
      people: [
        person('Karin Lund', 'clinic-administrator'),
        person('Pawel Nowak', 'team-member'),
        person('Sara Lindqvist', 'team-member'),
      ],
    },
    {
      slug: 'cardiology',
      name: 'Cardiology',
      people: [
        person('Lars Holm', 'clinic-administrator'),
        person('Amira Haddad', 'team-member'),
        person('Tove Nilsen', 'team-member'),
      ],
    },
  ],
} as const;

function person<const Role extends ClinicRole>(name: string, role: Role) {
  return { name, role, email: `${name.toLowerCase().replace(' ', '.')}@demo.anteroom.example` };
}

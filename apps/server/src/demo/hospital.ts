import type { ClinicRole } from '@anteroom/domain';
import type { SettingValue } from '@anteroom/protocol';

/** A hospital to try Anteroom with. All names are invented. */
export const demoHospital = {
  organisation: { slug: 'nordby', name: 'Nordby Hospital' },
  settings: [
    { key: 'timeZone', value: 'Europe/Stockholm' },
    { key: 'emergencyNumber', value: '112' },
    { key: 'supportContact', value: { email: 'support@demo.anteroom.example', phone: '070 555 01 00' } },
    {
      key: 'privacyPolicy',
      value: {
        kind: 'text',
        text: `This is the privacy policy of an invented hospital. It shows where yours will stand.

# What is kept
- What you type before a visit, **until the visit ends**
- When you came and when you left, without your name

# What is not kept
Picture and sound go from you to whoever you talk to. Nobody records them here.`,
      },
    },
    {
      key: 'termsOfUse',
      value: {
        kind: 'text',
        text: `These are the terms of use of an invented hospital. They show where yours will stand.

# In an emergency
Do not wait here. Call the number at the top of the page.

# Trying things out
Nordby Hospital and its people are made up. Please type nothing about a real person.`,
      },
    },
  ] satisfies readonly SettingValue[],
  administrator: { name: 'Ingrid Solberg', email: 'ingrid.solberg@demo.anteroom.example' },
  /** What every clinic has, beside a room of its first team member's own. */
  rooms: [
    { kind: 'meeting', name: 'Case meeting', guestPhoto: 'optional' },
    { kind: 'meeting', name: 'Handover', guestPhoto: 'off' },
    { kind: 'group', name: 'Patient education', guestPhoto: 'required' },
  ],
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

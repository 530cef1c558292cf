/** How large an organisation is to be made, and with whom. */
export interface LargeOrganisation {
  readonly clinics: number;
  readonly members: number;
  /** Stays that are over, in all clinics together. */
  readonly stays: number;
}

/** The organisation and the people of it whom a measurement signs in as; their password is that of any account there is. */
export const largeOrganisation = {
  slug: 'bench',
  /** An organisation administrator, who belongs to no clinic. */
  administrator: 'administrator@bench.anteroom.example',
  /** A clinic administrator of every clinic, with every permission. */
  everywhere: 'everywhere@bench.anteroom.example',
  /** The clinic that every member belongs to. */
  clinic: 'bench-0001',
} as const;

const firstNames =
  'Aino Bela Cai Dara Eli Femi Gita Hana Ilse Juno Kofi Lena Milo Nora Omar Pia Quinn Rosa Sami Tova Uma Veli Wren Yara';
const lastNames =
  'Abel Brandt Castro Dahl Eklund Fofana Gruber Haas Ito Jansen Kaya Lopez Moreau Novak Okafor Petrov Quist Ruiz Sato Toth Urban Vidal Weber Yilmaz Zeman';

/** An id of the right form, the same for the same thing and number. */
const id = (kind: string, number: string | number): string =>
  `translate(encode(decode(md5('${kind} ' || ${String(number)}), 'hex'), 'base64'), '+/=', '-_')`;
const listOf = (words: string): string => `string_to_array('${words}', ' ')`;
const oneOf = (words: string, number: string): string =>
  `(${listOf(words)})[1 + (${number}) % ${String(words.split(' ').length)}]`;
/** Some day in the spring of 2026, in milliseconds. */
const day = '1774000000000';

/**
 * An organisation in the statements that make it: clinics, a waiting area and rooms for each, members, their roles, what is
 * set, invitations, and a past. All of its members belong to the first clinic, beside one of their own. Written for speed,
 * past the server's rules but not past the schema's; to be run in one transaction, in order, in a database that is up to date.
 */
export function largeOrganisationStatements({ clinics, members, stays }: LargeOrganisation): readonly string[] {
  const organisation = id('organisation', 1);
  // Two more are closed.
  const everyClinic = `generate_series(1, ${String(clinics + 2)}) as n`;
  const everyMember = `generate_series(1, ${String(members)}) as n`;
  const home = `(n - 1) % ${String(clinics)} + 1`;
  const ticks = `n % 2 = 0, n % 3 > 0, n % 5 = 0`;
  return [
    `with own as (insert into organisation_slug (slug, organisation_id) values ('${largeOrganisation.slug}', ${organisation}))
     insert into organisation (id, slug, name) values (${organisation}, '${largeOrganisation.slug}', 'Bench Health Region')`,
    `with made as (select n, ${id('clinic', 'n')} as id, 'bench-' || lpad(n::text, 4, '0') as slug from ${everyClinic}),
     clinics as (insert into clinic (id, organisation_id, slug, name, closed_at)
       select id, ${organisation}, slug,
         (array['Renal clinic', 'Cardiology', 'Physiotherapy', 'Eye clinic', 'Hand surgery'])[1 + n % 5] || ' ' || lpad(n::text, 4, '0'),
         case when n > ${String(clinics)} then ${day} end from made),
     slugs as (insert into clinic_slug (slug, clinic_id) select slug, id from made)
     insert into waiting_area (clinic_id) select id from made`,
    `insert into organisation_setting (organisation_id, key, value, revision) values
     (${organisation}, 'timeZone', '"Europe/Oslo"', 1),
     (${organisation}, 'privacyPolicy', jsonb_build_object('kind', 'text', 'text', repeat('What is kept, and for how long. ', 300)), 1)`,
    `insert into clinic_setting (clinic_id, key, value, revision)
     select ${id('clinic', 'n')}, 'emergencyNumber', '"112"', 1 from ${everyClinic}`,
    `insert into "user" (id, name, email, email_verified)
     select ${id('person', 'n')}, ${oneOf(firstNames, 'n')} || ' ' || ${oneOf(lastNames, 'n / 24')},
       'member-' || lpad(n::text, 5, '0') || '@bench.anteroom.example', true from ${everyMember}`,
    `insert into "user" (id, name, email, email_verified) values
     (${id('administrator', 1)}, 'Adele Bench', '${largeOrganisation.administrator}', true),
     (${id('everywhere', 1)}, 'Evert Bench', '${largeOrganisation.everywhere}', true)`,
    `insert into account (id, account_id, provider_id, user_id, password)
     select ${id('account', 'people.id')}, people.id, 'credential', people.id, known.password
     from "user" as people, (select password from account where password is not null limit 1) as known
     where people.email like '%@bench.anteroom.example'`,
    `insert into organisation_role (person_id, organisation_id, role)
     select ${id('person', 'n')}, ${organisation}, case when n % 100 = 0 then 'organisation-coordinator' else 'organisation-reporter' end
     from ${everyMember} where n % 10 = 0
     union all select ${id('administrator', 1)}, ${organisation}, 'organisation-administrator'`,
    `insert into clinic_role (person_id, clinic_id, role, waiting_area, meeting_rooms, user_room)
     select ${id('person', 'n')}, ${id('clinic', `(${home})`)},
       case when n <= ${String(clinics)} then 'clinic-administrator' when n % 10 = 1 then 'clinic-clerk' else 'team-member' end, ${ticks}
     from ${everyMember}`,
    `insert into clinic_role (person_id, clinic_id, role, waiting_area, meeting_rooms, user_room)
     select ${id('person', 'n')}, ${id('clinic', 1)}, 'team-member', ${ticks} from ${everyMember} where ${home} <> 1`,
    `insert into clinic_role (person_id, clinic_id, role, waiting_area, meeting_rooms, user_room)
     select ${id('everywhere', 1)}, ${id('clinic', 'n')}, 'clinic-administrator', true, true, true from ${everyClinic}`,
    `insert into service_referrer (person_id, clinic_id)
     select ${id('person', 'n')}, ${id('clinic', `(1 + (n * 7) % ${String(clinics)})`)} from ${everyMember} where n % 10 = 3`,
    `insert into display_name (person_id, clinic_id, name)
     select ${id('person', 'n')}, ${id('clinic', 1)}, 'Nurse ' || ${oneOf(firstNames, 'n')} from ${everyMember} where n % 4 = 0`,
    `insert into person_seen (person_id, at) select ${id('person', 'n')}, ${day} + n from ${everyMember}`,
    `insert into disabled_account (person_id, disabled_at) select ${id('person', 'n')}, ${day} from ${everyMember} where n % 250 = 0`,
    `insert into session (id, token, user_id, expires_at, assurance)
     select ${id('session', 'n')}, ${id('token', 'n')}, ${id('person', 'n')}, now() - interval '1 day', 'password' from ${everyMember}`,
    `insert into room (id, clinic_id, kind, name, entry, guest_photo, position, revision)
     select ${id('room', `n || ' ' || place`)}, ${id('clinic', 'n')}, case place when 2 then 'group' else 'meeting' end,
       (array['Case meeting', 'Handover', 'Patient education'])[1 + place], 'knock', 'off', place, 1
     from ${everyClinic}, generate_series(0, 2) as place`,
    `insert into room (id, clinic_id, kind, name, owner_id, entry, guest_photo, position, revision)
     select ${id('user room', 'n')}, ${id('clinic', 1)}, 'user', '', ${id('person', 'n')}, 'knock', 'off', 0, 1
     from ${everyMember} where n % 5 = 0`,
    `insert into guest_link (id, room_id, hash, made_at, made_by)
     select ${id('link', 'n')}, ${id('room', `n || ' 2'`)}, sha256(('link ' || n)::bytea), ${day}, ${id('person', 'n')} from ${everyClinic}`,
    `insert into visit (id, room_id, link_id, arrived_at, status, since, returned, outcome)
     select ${id('visit', `n || ' ' || time`)}, ${id('room', `n || ' 2'`)}, ${id('link', 'n')}, ${day} + time, 'over', ${day} + time, false, 'left'
     from ${everyClinic}, generate_series(1, 20) as time`,
    `insert into invitation (id, token_hash, email, organisation_id, clinic_id, role, waiting_area, meeting_rooms, user_room, invited_by, locale, invited_at, expires_at, accepted_at)
     select ${id('invitation', 'n')}, sha256(('invitation ' || n)::bytea), 'invited-' || lpad(n::text, 5, '0') || '@bench.anteroom.example', ${organisation},
       case n % 4 when 0 then null when 1 then ${id('clinic', 1)} else ${id('clinic', `(${home})`)} end,
       case n % 4 when 0 then 'organisation-reporter' else 'team-member' end, true, false, false, ${id('person', 'n')}, 'en', ${day}, ${day} + n,
       case when n % 4 > 1 then ${day} + n end
     from ${everyMember}`,
    `insert into consultation (id, clinic_id, status, first_arrived_at, revision, state)
     select id, clinic_id, 'ended', at, 2, jsonb_build_object('id', id, 'clinicId', clinic_id, 'status', 'ended', 'callerId', caller_id,
       'companions', '[]'::jsonb, 'arrivedAt', at, 'firstArrivedAt', at, 'transferredFrom', null, 'offer', null, 'ready', null,
       'assignedTo', null, 'callBackWantedSince', null, 'at', at + 900000, 'outcome', 'completed')
     from (select ${id('stay', 'n')} as id, ${id('caller', 'n')} as caller_id, ${id('clinic', `(${home})`)} as clinic_id, ${day} + n as at
       from generate_series(1, ${String(stays)}) as n) as stays`,
    `insert into audit_entry (at, actor_kind, person_id, verb, clinic_id, subject)
     select ${day} + n, 'staff', ${id('person', 'n')}, 'join', ${id('clinic', `(${home})`)}, ${id('stay', 'n')}
     from generate_series(1, ${String(stays)}) as n`,
    // The planner knows nothing of what was just made.
    'analyze',
  ];
}

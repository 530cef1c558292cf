import { describe, expect, test } from 'vitest';
import { clinic, organisation, person, stayId } from '../testing/sample-ids.ts';
import type { Actor, ClinicRole, OrganisationRole } from './actor.ts';
import { can } from './can.ts';
import type { Place, Verb } from './verbs.ts';

const own: Place = { organisationId: organisation(1), clinicId: clinic(1), consultationId: stayId(1) };
const places = {
  'the own clinic': own,
  'another clinic of the organisation': { ...own, clinicId: clinic(2), consultationId: stayId(2) },
  'another organisation': { organisationId: organisation(2), clinicId: clinic(3), consultationId: stayId(3) },
} as const satisfies Record<string, Place>;

const atOrganisation = (...roles: readonly OrganisationRole[]): Actor => ({
  kind: 'staff',
  personId: person(1),
  organisations: roles.map((role) => ({ organisationId: organisation(1), role })),
  clinics: [],
});
const inClinic = (role: ClinicRole, waitingArea: boolean): Actor => ({
  kind: 'staff',
  personId: person(2),
  organisations: [],
  clinics: [{ clinicId: clinic(1), organisationId: organisation(1), role, waitingArea }],
});

const actors = {
  'organisation administrator': atOrganisation('organisation-administrator'),
  'organisation coordinator': atOrganisation('organisation-coordinator'),
  'organisation reporter': atOrganisation('organisation-reporter'),
  'reporter and coordinator': atOrganisation('organisation-reporter', 'organisation-coordinator'),
  'clinic administrator, ticked': inClinic('clinic-administrator', true),
  'clinic administrator, not ticked': inClinic('clinic-administrator', false),
  'clinic clerk, ticked': inClinic('clinic-clerk', true),
  'clinic clerk, not ticked': inClinic('clinic-clerk', false),
  'team member, ticked': inClinic('team-member', true),
  'team member, not ticked': inClinic('team-member', false),
  'caller of the stay': { kind: 'caller', consultationId: stayId(1), clinicId: clinic(1) },
  visitor: { kind: 'visitor' },
  system: { kind: 'system' },
} as const satisfies Record<string, Actor>;

type ActorName = keyof typeof actors;

/** Y yes · f forbidden · n as if it weren't there · s not signed in; own clinic, other clinic, other organisation. */
type Answers = `${'Y' | 'f' | 'n' | 's'}${'Y' | 'f' | 'n' | 's'}${'Y' | 'f' | 'n' | 's'}`;

const clinicStaff = (ticked: Answers, unticked: Answers) =>
  ({
    'clinic administrator, ticked': ticked,
    'clinic administrator, not ticked': unticked,
    'clinic clerk, ticked': ticked,
    'clinic clerk, not ticked': unticked,
    'team member, ticked': ticked,
    'team member, not ticked': unticked,
  }) as const;

const nobody = { visitor: 'sss', system: 'YYY' } as const;

const watching: Record<ActorName, Answers> = {
  'organisation administrator': 'YYn',
  'organisation coordinator': 'YYn',
  'organisation reporter': 'ffn',
  'reporter and coordinator': 'YYn',
  ...clinicStaff('Ynn', 'fnn'),
  'caller of the stay': 'nnn',
  ...nobody,
};
const attending: Record<ActorName, Answers> = {
  ...watching,
  'organisation coordinator': 'ffn',
  'reporter and coordinator': 'ffn',
};
const ownStay: Record<ActorName, Answers> = {
  'organisation administrator': 'nnn',
  'organisation coordinator': 'nnn',
  'organisation reporter': 'nnn',
  'reporter and coordinator': 'nnn',
  ...clinicStaff('nnn', 'nnn'),
  'caller of the stay': 'Ynn',
  ...nobody,
};
const everybody = (answers: Answers): Record<ActorName, Answers> => ({
  'organisation administrator': answers,
  'organisation coordinator': answers,
  'organisation reporter': answers,
  'reporter and coordinator': answers,
  ...clinicStaff(answers, answers),
  'caller of the stay': answers,
  visitor: answers,
  system: answers,
});

/** The part of the access table that is built; a verb without a row doesn't compile. */
const table: Record<Verb, Record<ActorName, Answers>> = {
  arrive: everybody('YYY'),
  'see-waiting-area': watching,
  'message-caller': watching,
  'attend-caller': attending,
  'tend-caller': attending,
  'host-call': attending,
  'take-part-in-call': { ...attending, 'caller of the stay': 'Ynn' },
  'see-own-stay': ownStay,
  'answer-in-own-stay': ownStay,
  'leave-own-stay': ownStay,
  'see-own-account': { ...everybody('YYY'), 'caller of the stay': 'nnn', visitor: 'sss' },
};

const verbs: readonly Verb[] = [
  'arrive',
  'see-waiting-area',
  'message-caller',
  'attend-caller',
  'tend-caller',
  'host-call',
  'take-part-in-call',
  'see-own-stay',
  'answer-in-own-stay',
  'leave-own-stay',
  'see-own-account',
];
const words = { Y: 'may', f: 'forbidden', n: 'not-found', s: 'not-signed-in' } as const;

const questions = verbs.flatMap((verb) =>
  names(actors).flatMap((name) =>
    names(places).map((place, index) => ({ verb, name, place, answer: table[verb][name].charAt(index) })),
  ),
);

function names<Name extends string>(record: Readonly<Record<Name, unknown>>): readonly Name[] {
  const isName = (text: string): text is Name => text in record;
  return Object.keys(record).filter(isName);
}

describe('who may do what', () => {
  test.each(questions)('$name · $verb · $place: $answer', ({ verb, name, place, answer }) => {
    const permission = can(actors[name], verb, places[place]);
    const expected = names(words).find((letter) => letter === answer);
    if (expected === undefined) throw new Error(`no answer ${answer}`);
    expect(permission.allowed ? 'may' : permission.reason).toBe(words[expected]);
  });

  test('has a row of questions for every verb', () => {
    expect([...verbs].toSorted()).toStrictEqual(names(table).toSorted());
  });

  test('who is nowhere learns nothing, not even with an empty place', () => {
    const nowhere: Place = { organisationId: null, clinicId: null, consultationId: null };
    for (const name of ['organisation administrator', 'team member, ticked'] as const) {
      expect(can(actors[name], 'see-waiting-area', nowhere)).toStrictEqual({ allowed: false, reason: 'not-found' });
    }
    expect(can(actors['caller of the stay'], 'see-own-stay', nowhere).allowed).toBe(false);
  });
});

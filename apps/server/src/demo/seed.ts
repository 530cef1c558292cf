import type { PersonId, Result } from '@anteroom/domain';
import type { ClinicService } from '../features/clinic/service.ts';
import type { OrganisationService } from '../features/organisation/service.ts';
import type { Identity } from '../features/session/identity.ts';
import { demoHospital } from './hospital.ts';

/**
 * Makes the demo hospital by the same services that a person uses, where there is no organisation yet.
 * @returns whether it was made now
 */
export async function seedDemo(parts: {
  readonly organisations: OrganisationService;
  readonly clinics: ClinicService;
  readonly identity: Identity;
  readonly password: string;
}): Promise<boolean> {
  const { organisations, clinics, identity, password } = parts;
  if (!(await organisations.isEmpty())) return false;

  // A start that was broken off may have left some of the people behind.
  const account = async ({ email, name }: { readonly email: string; readonly name: string }): Promise<PersonId> =>
    (await identity.personByEmail(email)) ?? must(await identity.createPerson({ email, name, password }));

  // The organisation comes last: as long as it isn't there, the next start tries again from the beginning.
  const people = new Map<string, PersonId>();
  const everybody = [demoHospital.administrator, ...demoHospital.clinics.flatMap((clinic) => clinic.people)];
  for (const person of everybody) people.set(person.email, await account(person));

  must(await organisations.create(demoHospital.organisation));
  const { organisation, timeZone, emergencyNumber, administrator } = demoHospital;
  const idOf = (email: string): PersonId => {
    const id = people.get(email);
    if (id === undefined) throw new Error('A person of the demo has no account.');
    return id;
  };
  must(await organisations.addAdministrator(organisation.slug, idOf(administrator.email)));
  const by = { kind: 'staff', personId: idOf(administrator.email) } as const;
  for (const { slug, name, people: team } of demoHospital.clinics) {
    const clinic = must(
      await clinics.create({ organisation: organisation.slug, slug, name, timeZone, emergencyNumber }, by),
    );
    for (const { email, role } of team)
      must(await clinics.grant(clinic.id, idOf(email), role, { waitingArea: true }, by));
  }
  return true;
}

function must<Value>(result: Result<Value, string>): Value {
  if (result.ok) return result.value;
  throw new Error(`The demo hospital could not be made: ${result.refusal}.`);
}

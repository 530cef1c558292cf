import { can, type StaffActor } from '@anteroom/domain';
import type { Me } from '@anteroom/protocol';
import type { Stores } from '../../database/database.ts';
import type { PlacedClinic } from '../clinic/read-model.ts';
import type { Session } from './identity.ts';

/** Who is signed in, with the clinics that they may enter, by organisation and name; null for somebody unknown. */
export async function readMe(session: Session, stores: Stores): Promise<Me | null> {
  const actor = await stores.access.actorOf(session.personId);
  if (actor === null) return null;
  const all = await clinicsOf(actor, stores);
  const busy = await busyOf(all, stores);
  const clinics = all.filter(({ clinic, organisation }) => {
    const place = { organisationId: organisation.id, clinicId: clinic.id, consultationId: null };
    // Whoever belongs to it, or administers it; who only reports, or refers callers there, doesn't enter.
    const mayEnter = can(actor, 'see-team-members', place).allowed;
    // A closed clinic is dropped from the lists; those who still have callers inside finish, and who closed it may reopen it.
    return (
      mayEnter && (clinic.closedAt === null || busy.has(clinic.id) || can(actor, 'configure-clinic', place).allowed)
    );
  });
  const seen = clinics.filter(({ clinic, organisation }) => {
    const place = { organisationId: organisation.id, clinicId: clinic.id, consultationId: null };
    return can(actor, 'see-waiting-area', place).allowed;
  });
  const waiting = await stores.consultations.countWaiting(seen.map(({ clinic }) => clinic.id));
  return {
    personId: session.personId,
    name: session.name,
    email: session.email,
    clinics: clinics.sort(byName).map(({ clinic, organisation, settings }) => ({
      id: clinic.id,
      slug: clinic.slug,
      name: clinic.name,
      organisation: organisation.name,
      organisationId: organisation.id,
      role: roleIn(actor, { clinic, organisation }),
      waiting: waiting.get(clinic.id) ?? 0,
      mayAttend: can(actor, 'attend-caller', {
        organisationId: organisation.id,
        clinicId: clinic.id,
        consultationId: null,
      }).allowed,
      isClosed: clinic.closedAt !== null,
      brand: { accent: settings.accent, logo: settings.logo, theme: settings.theme },
      waitingAreaIsOn: settings.waitingAreaSwitch.isOn,
    })),
    standing: { organisations: [...actor.organisations], clinics: [...actor.clinics], referrals: [...actor.referrals] },
  };
}

async function clinicsOf(actor: StaffActor, stores: Stores): Promise<PlacedClinic[]> {
  const lists = [
    await stores.clinics.byIds(actor.clinics.map(({ clinicId }) => clinicId)),
    ...(await Promise.all(
      actor.organisations.map(({ organisationId }) => stores.clinics.ofOrganisation(organisationId)),
    )),
  ];
  return [...new Map(lists.flat().map((found) => [found.clinic.id, found])).values()];
}

/** The closed clinics in which callers still are. */
async function busyOf(clinics: readonly PlacedClinic[], stores: Stores): Promise<ReadonlySet<string>> {
  const busy = new Set<string>();
  for (const { clinic } of clinics) {
    if (clinic.closedAt !== null && (await stores.consultations.openOf(clinic.id)).length > 0) busy.add(clinic.id);
  }
  return busy;
}

/** The role that says most: the one in the clinic, else the one in its organisation. */
function roleIn(actor: StaffActor, { clinic, organisation }: Pick<PlacedClinic, 'clinic' | 'organisation'>): string {
  return (
    actor.clinics.find(({ clinicId }) => clinicId === clinic.id)?.role ??
    actor.organisations.find(({ organisationId }) => organisationId === organisation.id)?.role ??
    ''
  );
}

function byName(left: PlacedClinic, right: PlacedClinic): number {
  return (
    left.organisation.name.localeCompare(right.organisation.name, 'en') ||
    left.clinic.name.localeCompare(right.clinic.name, 'en')
  );
}

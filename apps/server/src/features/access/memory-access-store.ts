import { mustHold, type MemoryAccess } from '../../database/memory/memory-access.ts';
import type { MemoryTables } from '../../database/memory/memory-tables.ts';
import type { PersonId } from '@anteroom/domain';
import type { AccessStore } from './access-store.ts';

function noteChange({ standingChanges }: MemoryTables, personId: PersonId): void {
  const last = standingChanges.keys(() => true).reduce((most, key) => Math.max(most, key), 0);
  standingChanges.set(last + 1, { id: last + 1, personId });
}

/** Roles in memory. */
export function createMemoryAccessStore({ run }: MemoryAccess): AccessStore {
  return {
    actorOf: (id) =>
      run(({ people, disabledAccounts, organisationRoles, clinicRoles, serviceReferrers, clinics }) => {
        if (!people.has(id) || disabledAccounts.has(id)) return null;
        return {
          kind: 'staff',
          personId: id,
          organisations: organisationRoles
            .select(({ personId }) => personId === id)
            .map(({ organisationId, role }) => ({ organisationId, role }))
            .sort((left, right) => (left.organisationId < right.organisationId ? -1 : 1)),
          clinics: clinicRoles
            .select(({ personId }) => personId === id)
            .flatMap(({ personId: _, ...membership }) => {
              const clinic = clinics.get(membership.clinicId);
              return clinic === undefined ? [] : [{ ...membership, organisationId: clinic.organisationId }];
            })
            .sort((left, right) => (left.clinicId < right.clinicId ? -1 : 1)),
          referrals: serviceReferrers
            .select(({ personId }) => personId === id)
            .flatMap(({ clinicId }) => {
              const clinic = clinics.get(clinicId);
              return clinic === undefined ? [] : [{ clinicId, organisationId: clinic.organisationId }];
            })
            .sort((left, right) => (left.clinicId < right.clinicId ? -1 : 1)),
        };
      }),
    grantOrganisationRole: (personId, organisationId, role) =>
      run((tables) => {
        const { people, organisations, organisationRoles } = tables;
        noteChange(tables, personId);
        mustHold(people.has(personId), 'organisation_role_person_id_user_id_fk');
        mustHold(organisations.has(organisationId), 'organisation_role_organisation_id_organisation_id_fk');
        organisationRoles.set(`${personId} ${organisationId}`, { personId, organisationId, role });
      }),
    grantClinicRole: (personId, clinicId, role, { waitingArea, meetingRooms, userRoom }) =>
      run((tables) => {
        const { people, clinics, clinicRoles } = tables;
        noteChange(tables, personId);
        mustHold(people.has(personId), 'clinic_role_person_id_user_id_fk');
        mustHold(clinics.has(clinicId), 'clinic_role_clinic_id_clinic_id_fk');
        clinicRoles.set(`${personId} ${clinicId}`, {
          personId,
          clinicId,
          role,
          waitingArea,
          meetingRooms,
          userRoom,
        });
      }),
    grantReferral: (personId, clinicId) =>
      run((tables) => {
        const { people, clinics, serviceReferrers } = tables;
        noteChange(tables, personId);
        mustHold(people.has(personId), 'service_referrer_person_id_user_id_fk');
        mustHold(clinics.has(clinicId), 'service_referrer_clinic_id_clinic_id_fk');
        serviceReferrers.set(`${personId} ${clinicId}`, { personId, clinicId });
      }),
    revokeOrganisationRole: (personId, organisationId) =>
      run((tables) => {
        tables.organisationRoles.delete(`${personId} ${organisationId}`);
        noteChange(tables, personId);
      }),
    revokeClinicRole: (personId, clinicId) =>
      run((tables) => {
        tables.clinicRoles.delete(`${personId} ${clinicId}`);
        noteChange(tables, personId);
        tables.displayNames.delete(`${personId} ${clinicId}`);
      }),
    revokeReferral: (personId, clinicId) =>
      run((tables) => {
        tables.serviceReferrers.delete(`${personId} ${clinicId}`);
        noteChange(tables, personId);
      }),
    lockAdministrators: (place) =>
      run(({ clinicRoles, organisationRoles }) =>
        (place.clinicId !== undefined
          ? clinicRoles.select(({ clinicId, role }) => clinicId === place.clinicId && role === 'clinic-administrator')
          : organisationRoles.select(
              ({ organisationId, role }) =>
                organisationId === place.organisationId && role === 'organisation-administrator',
            )
        )
          .map(({ personId }) => personId)
          .sort(),
      ),
    rolesIn: (personId, place) =>
      run(({ clinicRoles, organisationRoles, serviceReferrers }) => {
        if (place.clinicId === undefined) {
          const organisation = organisationRoles.get(`${personId} ${place.organisationId}`)?.role ?? null;
          return { organisation, clinic: null, isReferrer: false };
        }
        const key = `${personId} ${place.clinicId}`;
        const member = clinicRoles.get(key);
        if (member === undefined) return { organisation: null, clinic: null, isReferrer: serviceReferrers.has(key) };
        const { role, waitingArea, meetingRooms, userRoom } = member;
        const clinic = { role, waitingArea, meetingRooms, userRoom };
        return { organisation: null, clinic, isReferrer: serviceReferrers.has(key) };
      }),
    setDisabled: (id, at) =>
      run((tables) => {
        const { people, disabledAccounts } = tables;
        noteChange(tables, id);
        mustHold(people.has(id), 'disabled_account_person_id_user_id_fk');
        if (at === null) disabledAccounts.delete(id);
        else disabledAccounts.set(id, at);
      }),
    isDisabled: (id) => run(({ disabledAccounts }) => disabledAccounts.has(id)),
    recentChanges: () => run(({ standingChanges }) => standingChanges.select()),
    forgetOldChanges: () => Promise.resolve(),
    setDisplayName: (personId, clinicId, name) =>
      run(({ people, clinics, displayNames }) => {
        mustHold(people.has(personId), 'display_name_person_id_user_id_fk');
        mustHold(clinics.has(clinicId), 'display_name_clinic_id_clinic_id_fk');
        const key = `${personId} ${clinicId}`;
        if (name === null) displayNames.delete(key);
        else displayNames.set(key, { personId, clinicId, name });
      }),
    displayNamesOf: (id) =>
      run(
        ({ displayNames }) =>
          new Map(displayNames.select(({ personId }) => personId === id).map(({ clinicId, name }) => [clinicId, name])),
      ),
    namesIn: (ids, clinics) =>
      run(
        ({ people, displayNames }) =>
          new Map(
            people
              .select(({ id }) => ids.includes(id))
              .map(({ id, name }) => {
                const own = displayNames.select(
                  ({ personId, clinicId }) => personId === id && clinics.includes(clinicId),
                );
                return [id, { name, inClinics: new Map(own.map((each) => [each.clinicId, each.name])) }];
              }),
          ),
      ),
    namesOf: (ids) =>
      run(({ people }) => new Map(people.select(({ id }) => ids.includes(id)).map(({ id, name }) => [id, name]))),
  };
}

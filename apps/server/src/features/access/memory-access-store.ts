import { mustHold, type MemoryAccess } from '../../database/memory/memory-access.ts';
import type { AccessStore } from './access-store.ts';

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
      run(({ people, organisations, organisationRoles }) => {
        mustHold(people.has(personId), 'organisation_role_person_id_user_id_fk');
        mustHold(organisations.has(organisationId), 'organisation_role_organisation_id_organisation_id_fk');
        organisationRoles.set(`${personId} ${organisationId}`, { personId, organisationId, role });
      }),
    grantClinicRole: (personId, clinicId, role, { waitingArea, meetingRooms, userRoom }) =>
      run(({ people, clinics, clinicRoles }) => {
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
      run(({ people, clinics, serviceReferrers }) => {
        mustHold(people.has(personId), 'service_referrer_person_id_user_id_fk');
        mustHold(clinics.has(clinicId), 'service_referrer_clinic_id_clinic_id_fk');
        serviceReferrers.set(`${personId} ${clinicId}`, { personId, clinicId });
      }),
    revokeOrganisationRole: (personId, organisationId) =>
      run(({ organisationRoles }) => organisationRoles.delete(`${personId} ${organisationId}`)),
    revokeClinicRole: (personId, clinicId) =>
      run(({ clinicRoles, displayNames }) => {
        clinicRoles.delete(`${personId} ${clinicId}`);
        displayNames.delete(`${personId} ${clinicId}`);
      }),
    revokeReferral: (personId, clinicId) =>
      run(({ serviceReferrers }) => serviceReferrers.delete(`${personId} ${clinicId}`)),
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
      run(({ people, disabledAccounts }) => {
        mustHold(people.has(id), 'disabled_account_person_id_user_id_fk');
        if (at === null) disabledAccounts.delete(id);
        else disabledAccounts.set(id, at);
      }),
    isDisabled: (id) => run(({ disabledAccounts }) => disabledAccounts.has(id)),
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

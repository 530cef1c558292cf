import { isOpen, type Consultation } from '@anteroom/domain';
import { mustHold, type MemoryAccess } from '../../database/memory/memory-access.ts';
import { byOffer, dueAtOnce, type ConsultationStore, type StoredConsultation } from './consultation-store.ts';

/** Stays and their events in memory. */
export function createMemoryConsultationStore({ run, tables, checkAtCommit }: MemoryAccess): ConsultationStore {
  function checkCall(consultation: Consultation): void {
    if (consultation.status !== 'being-seen') return;
    const { callId } = consultation;
    checkAtCommit(() => mustHold(tables.calls.has(callId), 'consultation_call_id_call_id_fk'));
  }

  return {
    load: (id) => run(({ consultations }) => consultations.get(id) ?? null),
    placeOf: (id) =>
      run(({ consultations, clinics }) => {
        const clinicId = consultations.get(id)?.consultation.clinicId;
        const clinic = clinicId === undefined ? undefined : clinics.get(clinicId);
        if (clinic === undefined) return null;
        return { organisationId: clinic.organisationId, clinicId: clinic.id, consultationId: id };
      }),
    loadMany: (ids) =>
      run(({ consultations }) => consultations.select(({ consultation }) => ids.includes(consultation.id))),
    insert: (consultation, added) =>
      run(({ clinics, consultations, events }) => {
        mustHold(!consultations.has(consultation.id), 'consultation_pkey');
        mustHold(clinics.has(consultation.clinicId), 'consultation_clinic_id_clinic_id_fk');
        checkCall(consultation);
        consultations.set(consultation.id, { consultation, revision: 1 });
        events.set(consultation.id, added);
      }),
    save: (consultation, expectedRevision, added) =>
      run(({ consultations, events }) => {
        const stored = consultations.get(consultation.id);
        if (stored?.revision !== expectedRevision) return false;
        if (stored.consultation.clinicId !== consultation.clinicId) return false;
        checkCall(consultation);
        consultations.set(consultation.id, { consultation, revision: expectedRevision + 1 });
        events.set(consultation.id, [...(events.get(consultation.id) ?? []), ...added]);
        return true;
      }),
    openOf: (clinicId) =>
      run(({ consultations }) =>
        consultations.select(({ consultation }) => consultation.clinicId === clinicId && isOpen(consultation)),
      ),
    offeredTo: (clinicId) =>
      run(({ consultations }) =>
        consultations.select(({ consultation }) => consultation.offer?.to === clinicId).sort(byOffer),
      ),
    offersDue: (at) =>
      run(({ consultations }) =>
        consultations
          .select(({ consultation }) => (consultation.offer?.expiresAt ?? Infinity) <= at)
          .sort((left, right) => expiryOf(left) - expiryOf(right))
          .slice(0, dueAtOnce)
          .map(({ consultation }) => consultation.id),
      ),
    seenIn: (callId) =>
      run(({ consultations }) =>
        consultations.select(
          ({ consultation }) => consultation.status === 'being-seen' && consultation.callId === callId,
        ),
      ),
    queueOf: (clinicId) =>
      run(({ consultations }) =>
        consultations
          .select(
            ({ consultation }) =>
              consultation.clinicId === clinicId &&
              consultation.status === 'waiting' &&
              consultation.isPractice !== true,
          )
          .map(({ consultation }) => ({ id: consultation.id, firstArrivedAt: consultation.firstArrivedAt })),
      ),
    countWaiting: (clinicIds) =>
      run(({ consultations }) => {
        const waiting = consultations.select(
          ({ consultation }) =>
            consultation.status === 'waiting' &&
            clinicIds.includes(consultation.clinicId) &&
            consultation.isPractice !== true,
        );
        const counts = new Map<Consultation['clinicId'], number>();
        for (const { consultation } of waiting) {
          counts.set(consultation.clinicId, (counts.get(consultation.clinicId) ?? 0) + 1);
        }
        return counts;
      }),
    eventsOf: (id) => run(({ events }) => events.get(id) ?? []),
  };
}

function expiryOf({ consultation }: StoredConsultation): number {
  return consultation.offer?.expiresAt ?? 0;
}

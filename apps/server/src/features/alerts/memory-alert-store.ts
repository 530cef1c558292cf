import { alertDueAt, followsOutside } from '@anteroom/domain';
import { mustHold, type MemoryAccess } from '../../database/memory/memory-access.ts';
import { mostDue, type AlertStore, type DueAlerts } from './alert-store.ts';

/** Own alerts in memory. */
export function createMemoryAlertStore({ run }: MemoryAccess): AlertStore {
  const keyOf = (one: string, other: string): string => `${one} ${other}`;
  return {
    of: (person, clinic) => run(({ waitingAlerts }) => waitingAlerts.get(keyOf(person, clinic)) ?? null),
    put: (alerts) =>
      run(({ waitingAlerts, clinics }) => {
        mustHold(clinics.has(alerts.clinicId), 'waiting_alert_clinic_id_clinic_id_fk');
        waitingAlerts.set(keyOf(alerts.personId, alerts.clinicId), alerts);
      }),
    due: (now) =>
      run(({ waitingAlerts, consultations, clinics, alertsSent }) => {
        const found: DueAlerts[] = [];
        let room = mostDue;
        const waiting = consultations
          .select(({ consultation }) => consultation.status === 'waiting' && consultation.isPractice !== true)
          .map(({ consultation }) => consultation)
          .sort((left, right) => left.firstArrivedAt - right.firstArrivedAt);
        for (const alerts of waitingAlerts.select(followsOutside)) {
          if (clinics.get(alerts.clinicId)?.closedAt !== null) continue;
          const callers = waiting
            .filter((stay) => {
              const dueAt = alertDueAt(stay.firstArrivedAt, alerts);
              const isNews = Math.max(dueAt, stay.arrivedAt) >= alerts.setAt;
              const isFresh = !alertsSent.has(keyOf(stay.id, alerts.personId));
              return stay.clinicId === alerts.clinicId && dueAt <= now && isNews && isFresh;
            })
            .slice(0, room)
            .map(({ id }) => id);
          room -= callers.length;
          if (callers.length > 0) found.push({ alerts, callers });
        }
        return found;
      }),
    claim: (personId, callers, at) =>
      run(({ alertsSent }) => {
        const fresh = callers.filter((id) => !alertsSent.has(keyOf(id, personId)));
        for (const consultationId of fresh) {
          alertsSent.set(keyOf(consultationId, personId), { consultationId, personId, at });
        }
        return fresh;
      }),
    forget: () =>
      run(({ alertsSent, consultations }) => {
        const isOver = (id: Parameters<typeof consultations.get>[0]): boolean =>
          consultations.get(id)?.consultation.status !== 'waiting';
        for (const key of alertsSent.keys(({ consultationId }) => isOver(consultationId))) alertsSent.delete(key);
      }),
  };
}

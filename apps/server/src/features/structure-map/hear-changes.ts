import type { ClinicId } from '@anteroom/domain';
import type { Announcer } from '../../realtime/announcer.ts';

/** An announcer that tells the structure map of what it announces, since whatever the map counts is announced. */
export function hearChanges(announcer: Announcer, touched: (clinicId: ClinicId) => void): Announcer {
  return {
    ...announcer,
    waitingAreaChanged(delta) {
      announcer.waitingAreaChanged(delta);
      touched(delta.clinicId);
    },
    roomsChanged(audience, delta) {
      announcer.roomsChanged(audience, delta);
      touched(delta.clinicId);
    },
    userRoomChanged(ownerId, body) {
      announcer.userRoomChanged(ownerId, body);
      touched(body.clinicId);
    },
    settingsChanged(body) {
      announcer.settingsChanged(body);
      if (body.clinicId !== null) touched(body.clinicId);
    },
  };
}

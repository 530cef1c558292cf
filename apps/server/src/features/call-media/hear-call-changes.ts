import type { Announcer } from '../../realtime/announcer.ts';
import type { CallMedia } from './call-media.ts';

/** An announcer that tells the media of calls who is in them, since whatever changes there is announced. */
export function hearCallChanges(announcer: Announcer, media: Pick<CallMedia, 'touched' | 'dismissed'>): Announcer {
  return {
    ...announcer,
    callChanged(to, body) {
      announcer.callChanged(to, body);
      media.touched(body.callId);
    },
    holding(callId, isHolding) {
      announcer.holding(callId, isHolding);
      media.touched(callId);
    },
    admit(id, view) {
      announcer.admit(id, view);
      media.touched(view.callId);
    },
    admitGuest(view) {
      announcer.admitGuest(view);
      media.touched(view.callId);
    },
    dismiss(callId, id, reason) {
      announcer.dismiss(callId, id, reason);
      media.dismissed(callId, id);
    },
  };
}

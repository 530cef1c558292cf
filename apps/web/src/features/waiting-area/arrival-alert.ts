import type { Store } from '../../connection/store.ts';
import type { WaitingListMirror } from '../../connection/waiting-list.ts';
import type { RoomsMirror } from '../room/rooms-mirror.ts';
import { createChime, knocking } from './chime.ts';
import type { Chime } from './chime.ts';

/** Sounds when somebody comes (W5). */
export interface ArrivalAlert {
  close(): void;
}

/** Sounds for callers who come from now on, while it is switched on. */
export function createArrivalAlert(
  mirror: Pick<WaitingListMirror, 'onArrived'>,
  isOn: Store<boolean>,
  chime = createChime(),
  page: Pick<Document, 'addEventListener' | 'removeEventListener'> = document,
  once?: (play: () => void) => void,
): ArrivalAlert {
  return alertAt((sound) => mirror.onArrived(sound), isOn, chime, page, once);
}

/** Sounds when somebody knocks at a room, while it is switched on (S4). */
export function createKnockAlert(mirror: Pick<RoomsMirror, 'onKnock'>, isOn: Store<boolean>): ArrivalAlert {
  return alertAt((sound) => mirror.onKnock(sound), isOn, createChime(knocking), document);
}

function alertAt(
  follow: (sound: () => void) => () => void,
  isOn: Store<boolean>,
  chime: Chime,
  page: Pick<Document, 'addEventListener' | 'removeEventListener'>,
  once: (play: () => void) => void = (play) => play(),
): ArrivalAlert {
  const wake = (): void => chime.unlock();
  const gestures = ['pointerdown', 'keydown'] as const;
  for (const gesture of gestures) page.addEventListener(gesture, wake, { once: true });
  const stop = follow(() => {
    if (isOn.read()) once(() => void chime.play());
  });
  return {
    close() {
      stop();
      for (const gesture of gestures) page.removeEventListener(gesture, wake);
      chime.close();
    },
  };
}

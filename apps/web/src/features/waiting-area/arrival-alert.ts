import type { Row } from '@anteroom/protocol';
import type { Store } from '../../connection/store.ts';
import type { WaitingListMirror } from '../../connection/waiting-list.ts';
import { createChime } from './chime.ts';

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
): ArrivalAlert {
  const wake = (): void => chime.unlock();
  const gestures = ['pointerdown', 'keydown'] as const;
  for (const gesture of gestures) page.addEventListener(gesture, wake, { once: true });
  const stop = mirror.onArrived((_rows: readonly Row[]) => {
    if (isOn.read()) chime.play();
  });
  return {
    close() {
      stop();
      for (const gesture of gestures) page.removeEventListener(gesture, wake);
      chime.close();
    },
  };
}

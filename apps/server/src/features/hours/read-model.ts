import { doorStateOf, scheduleOf, untilClosing, type Duration, type Instant } from '@anteroom/domain';
import type { DoorView } from '@anteroom/protocol';
import type { PlacedClinic } from '../clinic/read-model.ts';

/** How a clinic's door is at a moment of the server's clock: what its link, its staff and its buttons all say (W6). */
export function doorViewOf({ clinic, settings }: Pick<PlacedClinic, 'clinic' | 'settings'>, now: Instant): DoorView {
  return { ...doorStateOf(clinic, settings, now), timeZone: settings.timeZone, now };
}

/** How long from now until a clinic closes: what a wish to be called back lasts (E7). Null where no closing is in sight. */
export function timeUntilClosing({ settings }: Pick<PlacedClinic, 'settings'>, now: Instant): Duration | null {
  return untilClosing(scheduleOf(settings), now);
}

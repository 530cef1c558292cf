import type { Clinic } from '../clinic/clinic.ts';
import type { Instant } from '../instant.ts';
import type { Settings } from '../settings/values.ts';
import { isOpenAt, nextClosing, nextOpening } from './open-times.ts';
import { scheduleOf } from './schedule.ts';

/** How a clinic's door is: open, outside of its hours, its waiting area switched off, or the clinic closed for good. */
export type Door = 'open' | 'out-of-hours' | 'off' | 'closed';

/** What decides about the door, of all that is set. */
export type DoorSettings = Pick<
  Settings,
  'waitingAreaSwitch' | 'openingHours' | 'holidays' | 'oneOffDays' | 'timeZone'
>;

/** How the door is now, and when that changes by itself. */
export interface DoorState {
  readonly door: Door;
  /** When it opens next; null unless it is out of hours, and where no opening is in sight. */
  readonly opensAt: Instant | null;
  /** When it closes next; null unless it is open, and where no closing is in sight. */
  readonly closesAt: Instant | null;
}

/** Whether new callers come in (S2, W6). A closed clinic says so whatever its switch, the switch whatever the hours. */
export function doorOf(clinic: Pick<Clinic, 'closedAt'>, settings: DoorSettings, at: Instant): Door {
  if (clinic.closedAt !== null) return 'closed';
  if (!settings.waitingAreaSwitch.isOn) return 'off';
  return isOpenAt(scheduleOf(settings), at) ? 'open' : 'out-of-hours';
}

/** The same, with what comes next. */
export function doorStateOf(clinic: Pick<Clinic, 'closedAt'>, settings: DoorSettings, at: Instant): DoorState {
  const door = doorOf(clinic, settings, at);
  const schedule = scheduleOf(settings);
  return {
    door,
    opensAt: door === 'out-of-hours' ? nextOpening(schedule, at) : null,
    closesAt: door === 'open' ? nextClosing(schedule, at) : null,
  };
}

/** The clinic's word while its waiting area is off, in a language if it is given in it; may be empty. */
export function switchMessageIn({ message, translations }: Settings['waitingAreaSwitch'], language: string): string {
  const translated = translations.find((each) => each.language === language)?.text.trim() ?? '';
  return translated === '' ? message.trim() : translated;
}

import { weekdays, type Weekday } from '../calendar.ts';
import type { OpenTime, Schedule } from '../schedule.ts';

/** A schedule by the week, without special days. */
export function weekly(timeZone: string, on: (weekday: Weekday) => readonly OpenTime[]): Schedule {
  return { timeZone, hours: { kind: 'weekly', days: weekdays.map(on) }, holidays: [], oneOffs: [] };
}

/** 8 to 12 and 13 to 17, from Monday to Friday. */
export function office(timeZone: string): Schedule {
  const day = [
    { from: '13:00', to: '17:00' },
    { from: '08:00', to: '12:00' },
  ];
  return weekly(timeZone, (weekday) => (weekday < 5 ? day : []));
}

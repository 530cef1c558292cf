import { describe, expect, test } from 'vitest';
import { instantAt, localTimeAt } from './appointment-time.ts';

const stockholm = 'Europe/Stockholm';
const at = (text: string) => Date.parse(text);

describe('the time of an appointment', () => {
  test.each([
    ['in winter', '2026-11-26T14:30', stockholm, '2026-11-26T13:30Z'],
    ['in summer', '2026-07-01T14:30', stockholm, '2026-07-01T12:30Z'],
    ['just before clocks go forward', '2027-03-28T01:59', stockholm, '2027-03-28T00:59Z'],
    ['that the night leaves out', '2027-03-28T02:30', stockholm, '2027-03-28T01:30Z'],
    ['just after', '2027-03-28T03:00', stockholm, '2027-03-28T01:00Z'],
    ['that comes twice, the first time', '2026-10-25T02:30', stockholm, '2026-10-25T00:30Z'],
    ['after it has', '2026-10-25T03:00', stockholm, '2026-10-25T02:00Z'],
    ['at a half hour of the globe', '2026-11-26T09:00', 'Australia/Adelaide', '2026-11-25T22:30Z'],
    ['west of Greenwich, when clocks go back', '2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30Z'],
    ['on a leap day', '2028-02-29T12:00', 'UTC', '2028-02-29T12:00Z'],
  ])('%s', (_what, local, zone, utc) => {
    expect(instantAt(local, zone)).toBe(at(utc));
  });

  test.each(['', '2026-11-26', '2026-13-01T00:00', '2026-11-26T14:30:00', '26.11.2026 14:30'])('isn’t “%s”', (text) => {
    expect(instantAt(text, stockholm)).toBeNull();
  });

  test('is shown as it was written', () => {
    for (const local of ['2026-11-26T14:30', '2026-10-25T02:30', '2027-03-28T03:00'])
      expect(localTimeAt(instantAt(local, stockholm) ?? 0, stockholm)).toBe(local);
  });
});

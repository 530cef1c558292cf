import { describe, expect, test } from 'vitest';
import { comingDays } from './coming-days.ts';
import { isOpenAt, nextClosing, nextOpening, untilClosing } from './open-times.ts';
import { office, weekly } from './testing/schedules.ts';

const at = (text: string): number => Date.parse(text);
const text = (instant: number | null): string | null =>
  instant === null ? null : new Date(instant).toISOString().replace(/:00\.000Z$/, 'Z');
const night = { from: '22:00', to: '06:00' };

describe('An office in Berlin, open from 8 to 12 and from 13 to 17 on working days', () => {
  const schedule = office('Europe/Berlin');

  test.each([
    // Monday, 12 January 2026; Berlin is an hour ahead of UTC.
    ['2026-01-12T06:59:59Z', false, '2026-01-12T07:00Z', '2026-01-12T11:00Z'],
    ['2026-01-12T07:00:00Z', true, '2026-01-12T12:00Z', '2026-01-12T11:00Z'],
    ['2026-01-12T10:59:59Z', true, '2026-01-12T12:00Z', '2026-01-12T11:00Z'],
    ['2026-01-12T11:00:00Z', false, '2026-01-12T12:00Z', '2026-01-12T16:00Z'],
    ['2026-01-16T16:00:00Z', false, '2026-01-19T07:00Z', '2026-01-19T11:00Z'],
    // Over the weekend on which clocks go forward: Monday begins an hour earlier in UTC.
    ['2026-03-27T16:00:00Z', false, '2026-03-30T06:00Z', '2026-03-30T10:00Z'],
    ['2026-10-23T15:00:00Z', false, '2026-10-26T07:00Z', '2026-10-26T11:00Z'],
    // Friday before a leap day that is a Saturday, and one that is a working day.
    ['2020-02-28T16:00:00Z', false, '2020-03-02T07:00Z', '2020-03-02T11:00Z'],
    ['2024-02-28T16:00:00Z', false, '2024-02-29T07:00Z', '2024-02-29T11:00Z'],
  ])('at %s', (instant, isOpen, opens, closes) => {
    expect(isOpenAt(schedule, at(instant))).toBe(isOpen);
    expect(text(nextOpening(schedule, at(instant)))).toBe(opens);
    expect(text(nextClosing(schedule, at(instant)))).toBe(closes);
  });
});

describe('A night that clocks are put forward or back in', () => {
  test.each([
    // [zone, times, instant, is open, when that changes]
    // Berlin forward: 22 to 6 is seven hours long.
    ['Europe/Berlin', [night], '2026-03-28T21:00Z', true, '2026-03-29T04:00Z'],
    ['Europe/Berlin', [night], '2026-03-29T03:59Z', true, '2026-03-29T04:00Z'],
    // Back: nine hours.
    ['Europe/Berlin', [night], '2026-10-24T20:00Z', true, '2026-10-25T05:00Z'],
    // Begins or ends in the hour that is skipped: at the skip.
    ['Europe/Berlin', [{ from: '02:30', to: '05:00' }], '2026-03-29T00:59Z', false, '2026-03-29T01:00Z'],
    ['Europe/Berlin', [{ from: '00:00', to: '02:30' }], '2026-03-29T00:59Z', true, '2026-03-29T01:00Z'],
    // Begins or ends in the hour that comes twice: from the first until the second, and not closed in between.
    ['Europe/Berlin', [{ from: '02:30', to: '05:00' }], '2026-10-25T00:29Z', false, '2026-10-25T00:30Z'],
    ['Europe/Berlin', [{ from: '02:30', to: '05:00' }], '2026-10-25T01:10Z', true, '2026-10-25T04:00Z'],
    ['Europe/Berlin', [{ from: '01:00', to: '02:30' }], '2026-10-25T00:45Z', true, '2026-10-25T01:30Z'],
    ['America/New_York', [{ from: '01:30', to: '03:00' }], '2026-03-08T06:30Z', true, '2026-03-08T07:00Z'],
    ['America/New_York', [{ from: '00:00', to: '01:30' }], '2026-11-01T05:45Z', true, '2026-11-01T06:30Z'],
    ['Australia/Lord_Howe', [{ from: '01:00', to: '02:15' }], '2026-10-03T15:29Z', true, '2026-10-03T15:30Z'],
    ['Australia/Lord_Howe', [{ from: '01:00', to: '01:45' }], '2026-04-04T14:50Z', true, '2026-04-04T15:15Z'],
    // No such night in Kolkata.
    ['Asia/Kolkata', [night], '2026-03-28T16:30Z', true, '2026-03-29T00:30Z'],
  ])('in %s with %j at %s', (zone, times, instant, isOpen, changes) => {
    const schedule = weekly(zone, () => times);
    expect(isOpenAt(schedule, at(instant))).toBe(isOpen);
    const next = isOpen ? nextClosing : nextOpening;
    expect(text(next(schedule, at(instant)))).toBe(changes);
  });

  test('a time that is skipped as a whole opens nothing', () => {
    const schedule = weekly('Europe/Berlin', () => [{ from: '02:10', to: '02:50' }]);
    expect(text(nextOpening(schedule, at('2026-03-28T12:00Z')))).toBe('2026-03-30T00:10Z');
  });
});

describe('Special days', () => {
  const plain = office('Europe/Berlin');
  const christmas = { from: '2026-12-24', to: '2026-12-26', name: 'Christmas', times: [] };
  const eve = { from: '2026-12-24', to: '2026-12-24', name: 'Christmas Eve', times: [{ from: '08:00', to: '11:00' }] };

  test('come before the week, the shorter before the longer, one-off days before holidays', () => {
    const holidays = { ...plain, holidays: [eve, christmas] };
    expect(text(nextClosing(holidays, at('2026-12-24T07:30Z')))).toBe('2026-12-24T10:00Z');
    expect(text(nextOpening(holidays, at('2026-12-24T10:00Z')))).toBe('2026-12-28T07:00Z');
    const open = { from: '2026-12-26', to: '2026-12-26', name: '', times: [{ from: '10:00', to: '12:00' }] };
    expect(text(nextOpening({ ...holidays, oneOffs: [open] }, at('2026-12-24T10:00Z')))).toBe('2026-12-26T09:00Z');
    const shut = { ...christmas, name: 'Flood' };
    expect(text(nextOpening({ ...holidays, oneOffs: [shut] }, at('2026-12-23T20:00Z')))).toBe('2026-12-28T07:00Z');
    // Of two that are equally long the later in the list.
    expect(isOpenAt({ ...plain, oneOffs: [{ ...eve, times: [] }, eve] }, at('2026-12-24T08:00Z'))).toBe(true);
  });

  test('leave a night alone that began the day before', () => {
    const schedule = { ...weekly('Europe/Berlin', () => [night]), holidays: [christmas] };
    expect(isOpenAt(schedule, at('2026-12-24T04:59Z'))).toBe(true);
    expect(isOpenAt(schedule, at('2026-12-24T21:00Z'))).toBe(false);
  });

  test('close what is otherwise always open', () => {
    const schedule = { ...plain, hours: { kind: 'always' } as const, holidays: [christmas] };
    expect(isOpenAt(schedule, at('2026-12-23T22:59Z'))).toBe(true);
    expect(text(nextClosing(schedule, at('2026-12-20T12:00Z')))).toBe('2026-12-23T23:00Z');
    expect(text(nextOpening(schedule, at('2026-12-24T12:00Z')))).toBe('2026-12-26T23:00Z');
    // Too far off to speak of it.
    expect(nextClosing(schedule, at('2026-06-01T12:00Z'))).toBeNull();
  });

  test('that go on for longer than a year leave no opening in sight', () => {
    const shut = { from: '2026-01-01', to: '2028-01-01', name: '', times: [] };
    expect(nextOpening({ ...plain, oneOffs: [shut] }, at('2026-06-01T12:00Z'))).toBeNull();
  });
});

describe('Until it closes', () => {
  test('is nothing while it is closed, and never while no closing is in sight', () => {
    const schedule = office('Europe/Berlin');
    expect(untilClosing(schedule, at('2026-01-12T10:00Z'))).toBe(3_600_000);
    expect(untilClosing(schedule, at('2026-01-12T11:00Z'))).toBe(0);
    expect(untilClosing({ ...schedule, hours: { kind: 'always' } }, 0)).toBeNull();
    expect(
      untilClosing(
        weekly('UTC', () => [{ from: '00:00', to: '00:00' }]),
        0,
      ),
    ).toBeNull();
  });
});

test('The coming days are those of the clinic’s calendar, with what is special about them', () => {
  const feast = { from: '2026-11-27', to: '2026-11-27', name: 'Feast', times: [] };
  const schedule = { ...office('Asia/Kolkata'), holidays: [feast] };
  // In Kolkata it is Thursday already.
  const days = comingDays(schedule, at('2026-11-25T19:00Z'), 3);
  expect(days).toMatchObject([
    { date: '2026-11-26', weekday: 3, isSpecial: false, times: [{ from: '08:00' }, { from: '13:00' }] },
    { date: '2026-11-27', weekday: 4, isSpecial: true, name: 'Feast', times: [] },
    { date: '2026-11-28', weekday: 5, isSpecial: false, times: [] },
  ]);
});

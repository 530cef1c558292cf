import { describe, expect, it } from 'vitest';
import { together, withNotRun } from './e2e/run-journeys.mjs';
import { clock, runSections, tableOf } from './shared/sections.mjs';
import { runSteps } from './shared/steps.mjs';
import { asWritten, failureLines, lineOf, runCounted, sumOf, tallyOfPlaywright } from './shared/tally.mjs';
import { everyPiece, parseShard, sliceOf } from './test-long/plan.mjs';
import { partOf, withPart } from './test-long/record.mjs';
import { writeFileSync } from 'node:fs';

const none = { passed: 0, failed: 0, skipped: 0 };

/** A step of a journey, as its report has it. */
interface Step {
  readonly title: string;
  readonly duration: number;
  readonly error?: { readonly message: string };
  readonly steps?: readonly Step[];
}

describe('counting', () => {
  it('ends with one line', () => {
    expect(lineOf({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed');
    expect(
      lineOf(
        sumOf([
          { passed: 1, failed: 2, skipped: 1 },
          { passed: 2, failed: 0, skipped: 0 },
        ]),
      ),
    ).toBe('3 passed, 2 failed, 1 skipped');
  });

  it('reads the report of the journeys', () => {
    expect(tallyOfPlaywright({ stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 0 } })).toEqual({
      passed: 4,
      failed: 2,
      skipped: 0,
    });
  });

  it('names what failed, with the first lines of why', () => {
    const spec = (title: string, message?: string) => ({
      title,
      file: 'lock.journey.ts',
      line: 11,
      ok: message === undefined,
      tests: [{ results: [message === undefined ? {} : { error: { message } }] }],
    });
    const suites = [
      {
        title: 'lock',
        specs: [spec('is well')],
        suites: [{ title: 'inner', specs: [spec('is locked', '\u001b[31mError\u001b[39m: open\n\n  at door')] }],
      },
    ];
    const journeys = tallyOfPlaywright({ stats: { expected: 1, unexpected: 1, flaky: 0, skipped: 0 }, suites });
    const failures = ['lock.journey.ts:11 is locked\n    Error: open\n    at door'];
    expect(journeys).toEqual({ passed: 1, failed: 1, skipped: 0, failures });
    const all = sumOf([journeys, none, { ...none, failed: 1, failures: ['lint: rules'] }]);
    expect(failureLines(all)).toEqual([
      'Failed:',
      '  lock.journey.ts:11 is locked',
      '      Error: open',
      '      at door',
      '  lint: rules',
      '',
    ]);
    expect(failureLines(none)).toEqual([]);
  });

  it('says in which step a test ran out of time, and what had gone wrong before', () => {
    const ended = { title: 'in time', duration: 5 };
    const reasonOf = (steps: readonly Step[]) => {
      const tests = [{ results: [{ error: { message: 'Timeout.' }, steps }] }];
      const specs = [{ title: 'opens', file: 'hours.journey.ts', line: 16, ok: false, tests }];
      const stats = { expected: 0, unexpected: 1, flaky: 0, skipped: 0 };
      return tallyOfPlaywright({ stats, suites: [{ title: 'hours', specs }] }).failures?.[0];
    };
    const name = 'hours.journey.ts:16 opens';
    expect(reasonOf([ended])).toBe(`${name}\n    Timeout.`);
    expect(reasonOf([ended, { title: 'opens', duration: -1 }])).toBe(`${name}\n    in: opens\n    Timeout.`);
    const failed = { title: 'by itself', duration: 5, error: { message: 'not found' } };
    const around = { title: 'opens', duration: -1, steps: [failed] };
    expect(reasonOf([ended, around])).toBe(`${name}\n    in: opens\n    Timeout.\n    not found`);
    const same = { title: 'opens', duration: 5, error: { message: 'Timeout.' } };
    expect(reasonOf([same])).toBe(`${name}\n    in: opens\n    Timeout.`);
  });

  it('counts a runner that broke before its first test as a failure', async () => {
    const broken = await runCounted(() => Promise.resolve(1), asWritten);
    expect(broken).toEqual({ code: 1, tally: { ...none, failed: 1 } });
  });

  it('counts a run from its report', async () => {
    const report = { stats: { expected: 7, unexpected: 0, flaky: 0, skipped: 0 } };
    const run = await runCounted((path) => {
      writeFileSync(path, JSON.stringify(report));
      return Promise.resolve(0);
    }, tallyOfPlaywright);
    expect(run).toEqual({ code: 0, tally: { ...none, passed: 7 } });
  });
});

describe('journeys one by one, and side by side', () => {
  const well = { code: 0, tally: { ...none, passed: 3 } };
  const badly = { code: 1, tally: { ...none, failed: 1 } };
  const nothing = { code: 0, tally: none };

  it.each([
    [well, badly, { code: 1, tally: { ...none, passed: 3, failed: 1 } }],
    [nothing, well, well],
    [nothing, nothing, { code: 1, tally: none }],
  ])('count as one run, of which nothing at all is no success', (first, second, sum) => {
    expect(together([first, second])).toEqual(sum);
  });
});

describe('sections', () => {
  it('go on after one that throws, which is a failure', async () => {
    const said: string[] = [];
    const sections = [
      { name: 'first', work: () => Promise.reject(new Error('no disk')) },
      { name: 'second', work: () => Promise.resolve({ ...none, passed: 2 }) },
    ];
    const results = await runSections(sections, (line) => said.push(line));
    expect(said).toEqual(['\n── 1/2 first ──', 'no disk', '\n── 2/2 second ──']);
    expect(results.map(({ tally }) => tally)).toEqual([
      { ...none, failed: 1, failures: ['first\n    no disk'] },
      { ...none, passed: 2 },
    ]);
  });

  it('make a table with a sum', () => {
    const table = tableOf([{ name: 'units', seconds: 61.4, tally: { ...none, passed: 2 } }]);
    expect(table).toHaveLength(2);
    expect(table[1]).toMatch(/^all +1:01 +2 passed +0 failed +0 skipped$/);
    expect(clock(3599.6)).toBe('60:00');
  });
});

describe('steps', () => {
  it('run at most so many at once, and tell a failure from a success', async () => {
    let running = 0;
    let most = 0;
    const step = (name: string, ok: boolean) => ({
      name,
      work: async () => {
        most = Math.max(most, ++running);
        await Promise.resolve();
        running--;
        return { ok };
      },
    });
    const results = await runSteps([step('a', true), step('b', false), step('c', true)], 2, () => undefined);
    expect(results.map(({ name, ok }) => [name, ok])).toEqual([
      ['a', true],
      ['b', false],
      ['c', true],
    ]);
    expect(most).toBe(2);
  });
});

describe('a journey that the machine could not run', () => {
  const passed = { code: 0, tally: { ...none, passed: 3 } };

  it('is skipped beside others, and a failure when it is all there was', () => {
    const ci = process.env['CI'];
    delete process.env['CI'];
    try {
      expect(withNotRun(passed, ['six'], 3)).toEqual({ code: 0, tally: { passed: 3, failed: 0, skipped: 1 } });
      expect(withNotRun({ code: 0, tally: none }, ['six'], 0).code).toBe(1);
    } finally {
      if (ci !== undefined) process.env['CI'] = ci;
    }
  });
});

describe('the long run', () => {
  const journeys = ['main-job', 'six', 'axe'];
  const pieces = everyPiece(journeys);

  it('repeats each journey in both browsers, the main ones more often', () => {
    expect(pieces.filter(({ name }) => name === 'main-job').map(({ browser, repeat }) => [browser, repeat])).toEqual([
      ['chromium', 10],
      ['firefox', 10],
    ]);
    expect(pieces.filter(({ name }) => name === 'six').map(({ repeat }) => repeat)).toEqual([3, 3]);
  });

  it('deals every piece to exactly one slice', () => {
    const dealt = [1, 2, 3, 4].flatMap((k) => sliceOf(pieces, { k, n: 4 }));
    expect(dealt).toHaveLength(pieces.length);
    expect(new Set(dealt)).toEqual(new Set(pieces));
  });

  it.each([['--shard'], ['--shard', '5/4'], ['--shard', '0/4'], ['--slice', '1/4'], ['main-job']])(
    'refuses %s %s',
    (...words) => {
      expect(() => parseShard(words.filter(Boolean))).toThrow('--shard k/n');
    },
  );

  it('takes a slice either way', () => {
    expect(parseShard([])).toEqual({ k: 1, n: 1 });
    expect(parseShard(['--shard', '2/4'])).toEqual({ k: 2, n: 4 });
    expect(parseShard(['--shard=2/4'])).toEqual({ k: 2, n: 4 });
  });

  it('replaces its own part of the page and leaves the others', () => {
    const part = (name: string, passedTests: number) =>
      partOf(name, [{ name: 'six', seconds: 1, tally: { ...none, passed: passedTests } }], '2026-11-21');
    const page = withPart(withPart('# The long run\n', '2/4', part('2/4', 1)), '1/4', part('1/4', 2));
    const again = withPart(page, '2/4', part('2/4', 9));
    expect(again.match(/^## Slice .*/gm)).toEqual(['## Slice 1/4', '## Slice 2/4']);
    expect(again).toContain('**9 passed, 0 failed**');
    expect(again).not.toContain('**1 passed, 0 failed**');
    expect(again).toContain('**2 passed, 0 failed**');
  });
});

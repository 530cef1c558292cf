import { describe, expect, it } from 'vitest';
import { parseJourneys } from './e2e/arguments.mjs';
import { missing, needsIn } from './e2e/needs.mjs';
import { parseLintArguments, pickSteps } from './lint/arguments.mjs';
import { areas } from './mutate/areas.mjs';
import { filesOf, parseMutateArguments } from './mutate/arguments.mjs';
import { settingsFor } from './mutate/settings.mjs';
import { isNewEnough } from './shared/node-version.mjs';
import { pick, pickByPath, UsageError } from './shared/selection.mjs';
import { filesBelow } from './shared/walk.mjs';
import { parseUnitArguments } from './unit/arguments.mjs';

describe('pick', () => {
  it('takes all without a name, and each name once', () => {
    expect(pick([], ['a', 'b'], 'thing')).toEqual(['a', 'b']);
    expect(pick(['b', 'b'], ['a', 'b'], 'thing')).toEqual(['b']);
  });

  it('refuses an unknown name, and a selection from nothing', () => {
    expect(() => pick(['a', 'c'], ['a', 'b'], 'thing')).toThrow(new UsageError('Unknown thing: c. Known: a, b.'));
    expect(() => pick([], [], 'thing')).toThrow(new UsageError('There is no thing to run.'));
  });
});

describe('pickByPath', () => {
  const files = ['packages/domain/src/consultation/decide.test.ts', 'tools/arguments.test.ts'];

  it('takes what contains one of the filters', () => {
    expect(pickByPath([], files)).toEqual(files);
    expect(pickByPath(['consultation'], files)).toEqual([files[0]]);
  });

  it('refuses a filter that matches nothing, also beside one that does', () => {
    expect(() => pickByPath(['consultation', 'nothing'], files)).toThrow(
      new UsageError('No test file matches: nothing.'),
    );
    expect(() => pickByPath([], [])).toThrow(UsageError);
  });
});

describe('npm run unit', () => {
  it('parts filters from options', () => {
    expect(parseUnitArguments(['./consultation', '-t', 'a caller', '--bail=1'])).toEqual({
      filters: ['consultation'],
      options: ['-t', 'a caller', '--bail=1'],
    });
    expect(() => parseUnitArguments(['-t'])).toThrow(UsageError);
  });
});

describe('npm run mutate', () => {
  it('takes areas by name, and refuses an unknown one', () => {
    expect(parseMutateArguments(['access'], ['access'])).toEqual(['access']);
    expect(() => parseMutateArguments(['nothing'], ['access'])).toThrow(UsageError);
    expect(() => parseMutateArguments([], [])).toThrow(UsageError);
  });

  it('changes code and no test, and refuses a path that names nothing', () => {
    const files = ['a/one.ts', 'a/one.test.ts', 'a/notes.md'];
    expect(filesOf({ code: ['a/'], tests: ['a/'] }, files)).toEqual({ code: ['a/one.ts'], tests: ['a/one.test.ts'] });
    expect(() => filesOf({ code: ['a/', 'b/'], tests: ['a/'] }, files)).toThrow(UsageError);
    expect(() => filesOf({ code: ['a/'], tests: ['a/two'] }, files)).toThrow(UsageError);
  });

  it('knows files for every area, and fails below nine of ten', () => {
    const files = [...filesBelow('packages'), ...filesBelow('apps')];
    for (const area of Object.values(areas)) expect(() => filesOf(area, files)).not.toThrow();
    expect(settingsFor('access', []).thresholds.break).toBe(90);
  });
});

describe('npm run lint', () => {
  it('takes steps and --fix, and nothing else', () => {
    expect(parseLintArguments(['style', '--fix'])).toEqual({ names: ['style'], fix: true });
    expect(() => parseLintArguments(['--quick'])).toThrow(UsageError);
  });

  it('takes a family by its first word', () => {
    const known = ['rules', 'types web', 'types server'];
    expect(pickSteps(['types'], known)).toEqual(['types web', 'types server']);
    expect(pickSteps([], known)).toEqual(known);
    expect(() => pickSteps(['type'], known)).toThrow(UsageError);
  });
});

describe('npm run e2e', () => {
  const known = ['main-job', 'six'];

  it('takes every journey once in Chromium without a word', () => {
    expect(parseJourneys([], known)).toEqual({ names: known, browser: 'chromium', repeat: 1, options: [] });
  });

  it('takes journeys, a browser and a number', () => {
    expect(parseJourneys(['six', '--browser=firefox', '--repeat', '10'], known)).toEqual({
      names: ['six'],
      browser: 'firefox',
      repeat: 10,
      options: [],
    });
  });

  it.each([
    ['an unknown journey', ['six', 'seven']],
    ['an unknown browser', ['--browser', 'safari']],
    ['no browser', ['--browser']],
    ['no number', ['--repeat', 'often']],
    ['zero times', ['--repeat', '0']],
    ['an unknown option', ['--retries=3']],
  ])('refuses %s', (_what, words) => {
    expect(() => parseJourneys(words, known)).toThrow(UsageError);
  });

  it('refuses when there is no journey', () => {
    expect(() => parseJourneys([], [])).toThrow(UsageError);
  });
});

describe('what a journey needs', () => {
  it('stands in a line of its own', () => {
    expect(needsIn("import a from 'a';\n// Needs: postgres, redis.\n")).toEqual(['postgres', 'redis']);
    expect(needsIn('// It needs nothing.')).toEqual([]);
    expect(() => needsIn('// Needs: oracle')).toThrow('oracle');
  });

  it('is missing where no service runs', () => {
    expect(missing(['postgres', 'redis'], { ANTEROOM_TEST_REDIS_URL: 'redis://127.0.0.1' })).toEqual(['postgres']);
  });
});

describe('the version of Node', () => {
  it.each([
    ['18.20.8', false],
    ['20.18.3', false],
    ['20.19.0', true],
    ['22.0.0', true],
    ['24.11.1', true],
  ])('%s: %s', (version, enough) => {
    expect(isNewEnough(version)).toBe(enough);
  });
});

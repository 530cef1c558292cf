import { describe, expect, test } from 'vitest';
import { fileByDoors, fileOfLightPages } from './chunks.ts';

/** What each module imports at once, and what later. */
const modules: Readonly<Record<string, readonly [now: readonly string[], later: readonly string[]]>> = {
  staff: [['react', 'list'], ['map']],
  caller: [['react', 'caller.css'], ['call']],
  precall: [['meter'], []],
  react: [[], []],
  list: [['rows'], []],
  // A ring, as between a component and its type.
  rows: [['list'], []],
  map: [['call'], []],
  call: [['meter'], []],
  meter: [[], []],
  'caller.css': [[], []],
  alone: [[], []],
};

const graph = {
  getModuleInfo(id: string) {
    const found = modules[id];
    return found === undefined ? null : { importedIds: found[0], dynamicallyImportedIds: found[1] };
  },
};

describe('The files that the web is built into', () => {
  const name = fileByDoors({ staff: 'staff', caller: 'caller' });

  test.each([
    ['react', 'staff-caller'],
    ['list', 'staff'],
    ['rows', 'staff'],
    ['call', 'staff-caller'],
    ['alone', null],
    ['caller.css', null],
  ])('%s is in the file of %s', (id, file) => {
    expect(name(id, graph)).toBe(file);
  });

  test('what a light page loads at once is apart from what is heavy', () => {
    const light = fileOfLightPages(['precall']);
    expect(Object.keys(modules).filter((id) => light(id, graph) === 'light')).toEqual(['precall', 'meter']);
  });
});

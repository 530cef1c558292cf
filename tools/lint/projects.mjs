import { filesBelow } from '../shared/walk.mjs';

const folders = [
  'apps/web',
  'apps/server',
  'packages/domain',
  'packages/protocol',
  'packages/media',
  'packages/media/browser-test',
  'packages/i18n',
  'packages/testkit',
  'e2e',
  'bench',
  'tools',
];

/**
 * The TypeScript projects that have something to check, the largest first: TypeScript calls an empty one a mistake.
 * @returns {{ name: string, config: string }[]}
 */
export function typeScriptProjects() {
  const present = folders.filter((folder) => filesBelow(folder).some((file) => /\.tsx?$/.test(file)));
  const projects = present.map((folder) => ({ name: folder, config: `${folder}/tsconfig.json` }));
  const hasTests = filesBelow('packages').some((file) => file.endsWith('.test.ts'));
  return hasTests ? [...projects, { name: 'tests', config: 'tsconfig.tests.json' }] : projects;
}

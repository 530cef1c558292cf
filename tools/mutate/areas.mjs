/**
 * What can be mutated: the code, and the tests that have to notice. Files by the beginning of their path; tests are never
 * mutated.
 * @type {Readonly<Record<string, { code: readonly string[], tests: readonly string[] }>>}
 */
export const areas = {
  // Who may do what: the policies, and the guards in the server that ask them.
  access: {
    code: [
      'packages/domain/src/access/',
      'apps/server/src/features/access/read-model.ts',
      'apps/server/src/features/clinic/read-model.ts',
    ],
    tests: ['packages/domain/src/access/', 'apps/server/src/features/access/'],
  },
};

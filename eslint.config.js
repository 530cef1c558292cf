import lingui from 'eslint-plugin-lingui';
import tseslint from 'typescript-eslint';
import { houseRules } from './tools/lint/plugin.mjs';
import { typeScriptProjects } from './tools/lint/projects.mjs';

const tests = ['**/*.test.ts', '**/*.test.tsx', '**/*.suite.ts', '**/testing/**', '**/browser-test/**'];

// Not the project service: it knows `tsconfig.json` alone, and tests of packages without Node have a project apart.
const projects = typeScriptProjects().map(({ config }) => config);

const impure = [
  'Date',
  'performance',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'crypto',
  'process',
  'globalThis',
  'window',
  'self',
  'document',
  'navigator',
  'location',
  'localStorage',
  'sessionStorage',
  'fetch',
  'console',
  'Buffer',
];

/** Syntax that nobody writes here, with what to write in its place. */
const unwanted = [
  { selector: 'TSEnumDeclaration', message: 'A union of texts, not an enum.' },
  { selector: 'DebuggerStatement', message: 'Left over.' },
  {
    selector:
      "CallExpression[callee.property.name='waitForFunction'] > :function:matches([async=true], :has(NewExpression[callee.name='Promise']))",
    message: 'It takes a promise for a yes and never waits: poll with expect.poll and page.evaluate.',
  },
];

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      'data/**',
      'coverage/**',
      'test-results/**',
      'playwright-report/**',
      'packages/i18n/locales/**',
    ],
  },
  // A comment can't switch a rule off; `no-silencing` says so where one tries.
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' } },
  {
    files: ['**/*.ts', '**/*.tsx', '**/*.js', '**/*.mjs'],
    plugins: { anteroom: houseRules, '@typescript-eslint': tseslint.plugin },
    languageOptions: { parser: tseslint.parser },
    rules: {
      'anteroom/import-directions': 'error',
      'anteroom/no-inner-barrel': 'error',
      'anteroom/no-silencing': 'error',
      'max-lines': ['error', { max: 300 }],
      'no-var': 'error',
      'prefer-const': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-debugger': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-param-reassign': 'error',
      'no-unreachable': 'error',
      'no-fallthrough': 'error',
      'no-restricted-syntax': ['error', ...unwanted],
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true, minimumDescriptionLength: 1000 }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/no-empty-object-type': 'error',
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { project: projects, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // With types: `any` also comes in through JSON.parse and libraries, and a promise let go of hides its error.
      '@typescript-eslint/no-unsafe-assignment': 'error',
      '@typescript-eslint/no-unsafe-argument': 'error',
      '@typescript-eslint/no-unsafe-call': 'error',
      '@typescript-eslint/no-unsafe-member-access': 'error',
      '@typescript-eslint/no-unsafe-return': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    // The one place that makes branded ids out of parsed text: TypeScript has no other way to add a brand.
    files: ['packages/domain/src/brand.ts'],
    rules: { '@typescript-eslint/consistent-type-assertions': 'off' },
  },
  {
    files: ['packages/domain/src/**'],
    ignores: tests,
    rules: {
      'no-restricted-globals': [
        'error',
        ...impure.map((name) => ({ name, message: 'Time, chance and the outside world are arguments in the domain.' })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Chance is an argument in the domain.' },
      ],
    },
  },
  {
    files: ['apps/**/*.ts', 'apps/**/*.tsx', 'packages/media/**', 'packages/testkit/**', 'e2e/**'],
    rules: { 'anteroom/no-raw-event-name': 'error' },
  },
  {
    files: ['apps/server/src/**/*.ts'],
    ignores: tests,
    rules: {
      'no-restricted-syntax': [
        'error',
        ...unwanted,
        {
          selector: 'ImportExpression[source.value=/^[^.]/]',
          message: 'A CommonJS package has no names when it is bundled: load a file of our own that imports it.',
        },
      ],
    },
  },
  {
    files: ['apps/web/src/**/*.ts', 'apps/web/src/**/*.tsx', 'apps/server/src/**/*.ts'],
    ignores: tests,
    rules: { 'anteroom/no-untranslated-text': 'error' },
  },
  {
    files: ['apps/web/src/**/*.tsx', 'apps/web/src/**/*.ts'],
    plugins: { lingui },
    rules: {
      'lingui/t-call-in-function': 'error',
      'lingui/no-single-variables-to-translate': 'error',
      'lingui/no-trans-inside-trans': 'error',
      'lingui/no-expression-in-message': 'error',
    },
  },
);

import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import tseslint from 'typescript-eslint';
import { house } from './architecture/lint-rules.js';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const TYPESCRIPT = ['**/*.ts', '**/*.tsx'];
const SPECS = ['**/*.spec.ts', '**/*.spec.tsx'];
const CONFIGURATION = ['**/*.config.{js,ts,mjs}'];

export default tseslint.config(
  { ignores: ['**/node_modules/**', '**/dist/**', '.data/**', 'coverage/**', 'test/architecture/fixtures/**', 'apps/web/src/api/generated/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' }, plugins: { house } },
  {
    files: ['**/*.{js,mjs,cjs,ts,tsx}'],
    extends: [tseslint.configs.recommended],
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description', minimumDescriptionLength: 10 }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-control-regex': 'error',
      'no-fallthrough': 'error',
      'no-self-compare': 'error',
      'no-unreachable': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'house/no-barrel': 'error',
      'house/no-skipped-test': 'error',
      'house/reasoned-exception': 'error',
    },
  },
  // The first files of npm start and npm test: even a Node that is much too old must come as far as to say so.
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off', '@typescript-eslint/no-unused-vars': ['error', { caughtErrors: 'none' }], 'no-var': 'off' } },
  // What is undefined in a test makes it fail, as it should.
  { files: SPECS, rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
  // Jest asks for default exports of its set-up.
  { files: ['**/*.{js,mjs,ts,tsx}'], ignores: [...CONFIGURATION, 'test/setup/**', 'test/e2e/environment.mjs'], rules: { 'house/no-default-export': 'error' } },
  {
    files: TYPESCRIPT,
    languageOptions: { parserOptions: { project: ['tsconfig.json', 'apps/web/tsconfig.json'], tsconfigRootDir: ROOT } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  { files: ['libs/domain/**/*.ts'], ignores: SPECS, rules: { 'house/no-clock': 'error' } },
  { files: ['workflows/**/*.ts'], ignores: SPECS, rules: { 'house/no-workflow-state': 'error', 'house/no-workflow-world': 'error', 'house/no-async-validator': 'error' } },
);

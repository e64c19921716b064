import { describe, expect, it } from '@jest/globals';
import { trackedFiles } from './tracked-files.js';

/** Fixed by the customer. */
const TOP = ['README.md', 'activities', 'apps', 'docker-compose.yml', 'libs', 'package-lock.json', 'package.json', 'test', 'tsconfig.json', 'workflows'];

describe('the top level of the repository', () => {
  it('is what the customer fixed, and dot-files', () => {
    const top = [...new Set(trackedFiles().map((path) => path.split('/')[0] ?? ''))];
    expect(top.filter((name) => !name.startsWith('.')).sort()).toEqual(TOP);
  });
  it('keeps what is built or fetched out of the repository', () => {
    expect(trackedFiles().filter((path) => /(^|\/)(node_modules|dist|coverage|\.data|\.cache)\//.test(path))).toEqual([]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evidenceOf, faultsIn, ROWS, rowsOf, type Tree } from './checklist.js';
import { ROOT } from './cruise-tree.js';

const CHECKLIST = readFileSync(join(ROOT, 'test/security/checklist.md'), 'utf8');
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
const TREE: Tree = { read: (path) => (existsSync(join(ROOT, path)) ? readFileSync(join(ROOT, path), 'utf8') : undefined), scripts: Object.keys(scripts) };

describe('the checklist of security', () => {
  it('answers each of its lines once, and names only specs, tests and commands that are there', () => {
    expect(faultsIn(CHECKLIST, TREE)).toEqual([]);
  });
  it('names a test for each line that passes, not commands alone', () => {
    const passes = rowsOf(CHECKLIST).filter(({ verdict }) => verdict === 'pass');
    expect(passes.length).toBeGreaterThan(30);
    expect(passes.filter(({ shown }) => !evidenceOf(shown).some(({ titles }) => titles.length > 0)).map(({ number }) => number)).toEqual([]);
  });
});

describe('a planted fault', () => {
  const SOURCE = "it('holds', () => {});\nit(`races (${TRIALS} trials)`, () => {});\nit.each([['a bomb', 1]])('%s', () => {});\n// it says 'nothing holds'\n";
  const tree: Tree = { read: (path) => (path === 'libs/a.unit.spec.ts' ? SOURCE : undefined), scripts: ['rig', 'audit:verify', 'test'] };
  const line = (number: number, verdict = 'pass', reason = '', shown = '`libs/a.unit.spec.ts` “holds” “a bomb” “races” `npm run audit:verify` `npm run rig -- --json` `npm test`'): string => `| ${number} | V1.1.1 | it holds | ${verdict} | ${reason} | ${shown} |`;
  const REASON = 'Not built. Operator: see to it at the front door';
  const sound = Array.from({ length: ROWS }, (_, index) => line(index + 1));
  const withLine = (number: number, ...other: string[]): string => [...sound.slice(0, number - 1), ...other, ...sound.slice(number)].join('\n');
  const faults = (text: string): string[] => faultsIn(text, tree);

  it('is none in a list without', () => {
    expect(faults(`# Checklist\n\n| # | Items |\n|---|---|\n${sound.join('\n')}`)).toEqual([]);
    expect(faults(withLine(3, line(3, 'deviation', REASON)))).toEqual([]);
    expect(faults(withLine(3, line(3, 'n.a.', 'There is no such thing here at all', '')))).toEqual([]);
  });
  it.each<[string, string, string[]]>([
    ['a line is missing', withLine(7), ['7: 0 lines']],
    ['a line is there twice', withLine(7, line(7), line(7)), ['7: 2 lines']],
    ['a line is one too many', withLine(60, line(60), line(61)), ['61: no such line']],
    ['a verdict is another word', withLine(7, line(7, 'mostly')), ['7: verdict “mostly”', '7: no reason']],
    ['a verdict is missing', withLine(7, line(7, '', REASON)), ['7: verdict “”']],
    ['a deviation has no reason', withLine(7, line(7, 'deviation')), ['7: no reason']],
    ['what is not applicable has no reason', withLine(7, line(7, 'n.a.', 'no', '')), ['7: no reason']],
    ['nothing shows a pass', withLine(7, line(7, 'pass', '', 'see the code')), ['7: a pass that nothing shows']],
    ['what must hold is missing', withLine(7, '| 7 | V1.1.1 | | pass | | `npm run rig` |'), ['7: says not what must hold']],
    ['a file is not there', withLine(7, line(7, 'pass', '', '`libs/b.unit.spec.ts` “holds”')), ['7: no file libs/b.unit.spec.ts']],
    ['a file is no spec', withLine(7, line(7, 'pass', '', '`libs/a.ts` “holds”')), ['7: libs/a.ts is neither a spec nor a command']],
    ['a file is named without a test', withLine(7, line(7, 'pass', '', '`libs/a.unit.spec.ts`')), ['7: libs/a.unit.spec.ts is named without a test']],
    ['a test is not in the file', withLine(7, line(7, 'pass', '', '`libs/a.unit.spec.ts` “holds” “holds water”')), ['7: no test “holds water” in libs/a.unit.spec.ts']],
    ['a test has half of the title', withLine(7, line(7, 'pass', '', '`libs/a.unit.spec.ts` “hold”')), ['7: no test “hold” in libs/a.unit.spec.ts']],
    ['a test stands in a comment alone', withLine(7, line(7, 'pass', '', '`libs/a.unit.spec.ts` “it says”')), ['7: no test “it says” in libs/a.unit.spec.ts']],
    ['a command is not there', withLine(7, line(7, 'pass', '', '`npm run audit` `npm run rig`')), ['7: no script audit']],
  ])('is found: %s', (_, text, found) => {
    expect(faults(text)).toEqual(found);
  });
});

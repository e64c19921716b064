/** A line of test/security/checklist.md. */
export interface Row {
  readonly number: string;
  readonly items: string;
  readonly what: string;
  readonly verdict: string;
  readonly reason: string;
  readonly shown: string;
}
export const ROWS = 60;
const VERDICTS = ['pass', 'n.a.', 'deviation'];

/** The lines of the table; whatever begins with a number in its first cell is one. */
export const rowsOf = (text: string): Row[] =>
  text.split('\n').flatMap((line) => {
    const [, number = '', items = '', what = '', verdict = '', reason = '', shown = ''] = line.split('|').map((cell) => cell.trim());
    return /^\d+$/.test(number) ? [{ number, items, what, verdict, reason, shown }] : [];
  });

/** What shows a line: a file with titles of tests in it, or a command. */
export interface Evidence {
  readonly name: string;
  readonly titles: readonly string[];
}
export const evidenceOf = (shown: string): Evidence[] => [...shown.matchAll(/`([^`]+)`((?:\s*“[^”]+”)*)/g)].map(([, name = '', titles = '']) => ({ name, titles: [...titles.matchAll(/“([^”]+)”/g)].map(([, title = '']) => title) }));

/** What evidence is held against. */
export interface Tree {
  /** Undefined: no such file. */
  read(path: string): string | undefined;
  readonly scripts: readonly string[];
}

/** A title is a whole text of the file, of a test or of a row of its table; behind it may stand how often: ` (${TRIALS} …`. */
const hasTitle = (source: string, title: string): boolean => ["'", '"', '`'].some((quote) => source.includes(quote + title + quote)) || source.includes(`\`${title} (\${`);

const faultsOf = ({ name, titles }: Evidence, tree: Tree): string[] => {
  const script = /^npm (?:run )?([\w:-]+)/.exec(name)?.[1];
  if (script !== undefined) return tree.scripts.includes(script) ? [] : [`no script ${script}`];
  if (!/\.spec\.tsx?$/.test(name)) return [`${name} is neither a spec nor a command`];
  const source = tree.read(name);
  if (source === undefined) return [`no file ${name}`];
  return titles.length === 0 ? [`${name} is named without a test`] : titles.filter((title) => !hasTitle(source, title)).map((title) => `no test “${title}” in ${name}`);
};

/** Everything that is wrong with the list; empty: it says what is there. */
export function faultsIn(text: string, tree: Tree): string[] {
  const rows = rowsOf(text);
  const counted = Array.from({ length: ROWS }, (_, index) => String(index + 1)).flatMap((number) => {
    const times = rows.filter((row) => row.number === number).length;
    return times === 1 ? [] : [`${number}: ${times} lines`];
  });
  const unknown = rows.filter(({ number }) => Number(number) < 1 || Number(number) > ROWS).map(({ number }) => `${number}: no such line`);
  const each = rows.flatMap(({ number, items, what, verdict, reason, shown }) => {
    const evidence = evidenceOf(shown);
    const faults = [
      ...(items === '' || what === '' ? ['says not what must hold'] : []),
      ...(VERDICTS.includes(verdict) ? [] : [`verdict “${verdict}”`]),
      ...(verdict !== 'pass' && reason.length < 20 ? ['no reason'] : []),
      ...(verdict === 'pass' && evidence.length === 0 ? ['a pass that nothing shows'] : []),
      ...evidence.flatMap((one) => faultsOf(one, tree)),
    ];
    return faults.map((fault) => `${number}: ${fault}`);
  });
  return [...counted, ...unknown, ...each];
}

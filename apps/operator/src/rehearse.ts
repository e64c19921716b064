import { performance } from 'node:perf_hooks';
import { rehearse } from '#domain/cycle/rehearsal/rehearse.js';
import { rehearsalDiff, type RehearsalDiff } from '#domain/cycle/rehearsal/rehearsal-diff.js';
import { rowsOf } from '#domain/cycle/rehearsal/rehearsal-row.js';
import { rehearsalSum } from '#domain/cycle/rehearsal/rehearsal-sum.js';
import { reviewLoad } from '#domain/cycle/rehearsal/review-load.js';
import { staggeredDates } from '#domain/cycle/rehearsal/stagger.js';
import { run, say } from './command.js';
import { rowsIn, writeRows } from './rehearse-file.js';
import { inputOf, readFlags, USAGE } from './rehearse-input.js';
import { linesOf, personLines } from './rehearse-report.js';

/** Plays the year in memory and tells what would go out. Nothing leaves, no server is asked. */
async function main(): Promise<number> {
  const flags = readFlags(process.argv.slice(2));
  if (flags.help) {
    say(USAGE);
    return 0;
  }
  // Loaded only where a server is asked: the drivers take longer to load than the year to play.
  const { input, catalogue } = inputOf(flags, flags.live ? await (await import('./rehearse-live.js')).liveFacts() : undefined);
  // Before anything is written: OUT may be the same file.
  const last = flags.against === undefined ? null : rowsIn(flags.against);
  const started = performance.now();
  const notices = rehearse(input);
  const computedMs = performance.now() - started;
  if (flags.json !== undefined) writeRows(flags.json, rowsOf(notices));
  const sum = rehearsalSum(rowsOf(notices));
  const load = { ...input, perReviewer: flags.perReviewer };
  const diff = last && rehearsalDiff(last, rowsOf(notices));
  for (const line of linesOf({ catalogue, input, script: flags.script, sum, load: reviewLoad(load), proposal: staggeredDates(load), diff }, flags.lang)) say(line);
  if (flags.person !== undefined) for (const line of personLines(rowsOf(notices), flags.person, catalogue)) say(line);
  // Not among the lines of the rehearsal, which are the same for the same input.
  process.stderr.write(`${flags.lang === 'zh' ? '用时' : 'took'} ${Math.round(computedMs)} ms\n`);
  return sum.isWhole && (diff === null || isSame(diff)) ? 0 : 1;
}

const isSame = ({ added, dropped, moved, changed }: RehearsalDiff): boolean => added.length + dropped.length + moved.length + changed.length === 0;

run(main);

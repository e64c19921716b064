import { existsSync } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { ImportedDraft } from '#api-types/imported-draft.js';
import { IMPORT_REFUSALS, type ImportRefusal } from '#api-types/import-texts.js';
import { fromCaller, run, say, UsageError } from './command.js';
import { diffReport } from './diff-report.js';
import { importNotice } from './import-notice.js';

const USAGE = 'npm run import -- FILE [--json OUT] [--diff OLDER_JSON]';

/** The notice as docx, pdf, html, doc or text to a catalogue draft, without a server. 0 read, 1 refused, 2 called wrongly. */
async function main(): Promise<number> {
  const { file, json, diff } = readArguments();
  const older = diff === undefined ? undefined : await olderDraft(diff);
  const path = existingPath(file);
  if (!(await stat(path)).isFile()) throw new UsageError(`${file} 不是文件。/ ${file} is not a file.\n${USAGE}`);
  const imported = await importNotice(path);
  if (imported.kind === 'refused') return refuse(file, imported.code);
  const { draft } = imported;
  if (json !== undefined) await write(json, draft);
  say(summaryOf(draft));
  if (older) say(diffReport(older, draft));
  return 0;
}

function readArguments(): { file: string; json: string | undefined; diff: string | undefined } {
  try {
    const { values, positionals } = parseArgs({ options: { json: { type: 'string' }, diff: { type: 'string' } }, allowPositionals: true });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0 || values.json === '') throw new Error(file === undefined ? '请指定通知文件。/ Name the file of the notice.' : '只能导入一个文件。/ One file at a time.');
    return { file, json: values.json, diff: values.diff };
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${USAGE}`);
  }
}

function existingPath(file: string): string {
  const path = [fromCaller(file), file].find((each) => existsSync(each));
  if (path === undefined) throw new UsageError(`没有这个文件：${file}。请核对路径。/ No such file: ${file}. Check the path.\n${USAGE}`);
  return path;
}

/** What `--json` wrote of the older notice. */
async function olderDraft(file: string): Promise<ImportedDraft> {
  try {
    return ImportedDraft.parse(JSON.parse(await readFile(existingPath(file), 'utf8')));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${file} 不是 --json 写出的目录草稿。/ ${file} is no draft that --json wrote.\n${USAGE}`);
  }
}

async function write(json: string, draft: ImportedDraft): Promise<void> {
  try {
    await writeFile(fromCaller(json), `${JSON.stringify(draft, null, 2)}\n`);
  } catch (error) {
    throw new UsageError(`无法写入 ${json}：${(error as Error).message}。请换一个位置。/ Cannot write ${json}. Choose another place.`);
  }
}

function refuse(file: string, code: ImportRefusal): number {
  const { zh, en } = IMPORT_REFUSALS[code];
  process.stderr.write(`✗ ${file}：${zh}\n  ${code}: ${en}\n`);
  return 1;
}

function summaryOf({ notice, categories, tasks, regionGroups, openQuestions, unused, source }: ImportedDraft): string {
  const obligations = tasks.flatMap((task) => task.obligations);
  const mandatory = obligations.filter((each) => each.mandatory).length;
  return [
    `✔ ${notice.title ?? '（无标题 no title）'}  ${notice.documentNumber ?? ''}  ${notice.issuedOn ?? ''}  SHA-256 ${source.sha256.slice(0, 12)}…`,
    `  ${categories.length} 类 categories，${tasks.length} 项任务 tasks，${obligations.length} 项工作任务 obligations（必做 mandatory ${mandatory}，选做 optional ${obligations.length - mandatory}）`,
    `  ${tasks.reduce((sum, task) => sum + task.milestones.length, 0)} 个时间节点 milestones，${regionGroups.length} 个区域组 region groups，${openQuestions.length} 个待确认问题 open questions，${unused.length} 句未采用 sentences not used`,
  ].join('\n');
}

run(main);

import { parseArgs } from 'node:util';
import type { Language } from './words.js';

/** What stands behind `npm start --`. */
export interface Flags {
  readonly language: Language;
  readonly port?: number;
  readonly dataDir?: string;
  /** A notice whose cycle the demo begins with. */
  readonly notice?: string;
  /** People, units and calendar alone: the year is begun in the browser. */
  readonly unlaunched: boolean;
  readonly demo: boolean;
  readonly help: boolean;
}

/** A flag or a setting that is wrong: named, exit code 2. */
export class SettingError extends Error {}

export const HELP = `npm start -- [--lang zh|en] [--port N] [--data 目录/folder] [--notice 文件/file | --unlaunched] [--demo]
  --lang   语言 / language of these lines
  --port   网页端口 / port of the pages (3000, else the next free one)
  --data   数据目录 / data folder (.data)
  --notice 用这份通知的目录下达周期（默认 2024 年的目录）/ begin with the catalogue of this notice
  --unlaunched  只建单位、人员和日历，由统筹管理员导入并下达 / units, people and calendar alone: import and launch in the browser
  --demo   对 DATABASE_URL 所指的库也写入示例 / demo data also into the database of DATABASE_URL`;

export function readFlags(args: readonly string[]): Flags {
  const { values } = parsed(args);
  const language = values.lang ?? 'zh';
  if (language !== 'zh' && language !== 'en') throw new SettingError(`--lang ${language}：zh 或 en / zh or en`);
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port >= 1 && port <= 65_535)) throw new SettingError(`--port ${values.port}：1–65535`);
  if (values.notice && values.unlaunched) throw new SettingError('--notice、--unlaunched：只能选一个 / choose one');
  return { language, demo: values.demo ?? false, unlaunched: values.unlaunched ?? false, help: values.help ?? false, ...(port === undefined ? {} : { port }), ...(values.data ? { dataDir: values.data } : {}), ...(values.notice ? { notice: values.notice } : {}) };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { lang: { type: 'string' }, port: { type: 'string' }, data: { type: 'string' }, notice: { type: 'string' }, unlaunched: { type: 'boolean' }, demo: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    });
  } catch (error) {
    throw new SettingError(`${(error as Error).message}\n${HELP}`);
  }
}

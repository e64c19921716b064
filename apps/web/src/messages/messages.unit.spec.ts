import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { en } from './en/en.js';
import { zhCN } from './zh-CN/zh-CN.js';

const source = join(process.cwd(), 'apps/web/src');

type Tree = { readonly [key: string]: string | readonly string[] | Tree };
const flat = (tree: Tree, prefix = ''): [string, string | readonly string[]][] =>
  Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' || Array.isArray(value) ? [[prefix + key, value as string]] : flat(value as Tree, `${prefix}${key}.`)));

const zhTexts = new Map(flat(zhCN));
const enTexts = new Map(flat(en));

/** The program's own text: no comments, no tests, no messages, nothing generated. */
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/.test(file) && !file.endsWith('.spec.ts') && !file.endsWith('.d.ts') && !file.startsWith('messages') && !file.includes('generated'),
);
const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
const programs = files.map((file) => ({ file, text: withoutComments(readFileSync(join(source, file), 'utf8')) }));
const allText = programs.map(({ text }) => text).join('\n');

const CJK = /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/;
const placeholders = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();

/** Keys named outright, and beginnings of keys that end in a code: `status.${…}`. */
const literals = new Set([...allText.matchAll(/'([a-z]\w*(?:\.[\w-]+)+)'/g)].map((match) => match[1] ?? ''));
const beginnings = [...allText.matchAll(/`([a-z]\w*(?:\.\w+)*\.)\$\{/g)].map((match) => match[1] ?? '');

describe('messages', () => {
  test('both languages know the same keys', () => {
    expect([...enTexts.keys()].sort()).toEqual([...zhTexts.keys()].sort());
  });

  test('both languages fill the same places', () => {
    for (const [key, zh] of zhTexts) expect({ key, places: placeholders(String(enTexts.get(key))) }).toEqual({ key, places: placeholders(String(zh)) });
  });

  test('English is English, but for the name of the other language', () => {
    const chinese = [...enTexts].filter(([, text]) => CJK.test(String(text))).map(([key]) => key);
    expect(chinese.sort()).toEqual(['me.languages.zh-CN', 'shell.otherLanguage']);
  });

  test('no text is empty', () => {
    expect([...zhTexts, ...enTexts].filter(([, text]) => String(text).trim() === '' && text !== ' ')).toEqual([]);
  });

  test('every key that the pages name is there', () => {
    const areas = new Set(Object.keys(zhCN));
    const missing = [...literals].filter((key) => areas.has(key.split('.')[0] ?? '') && !zhTexts.has(key));
    expect(missing).toEqual([]);
    expect(beginnings.filter((beginning) => areas.has(beginning.split('.')[0] ?? '') && ![...zhTexts.keys()].some((key) => key.startsWith(beginning)))).toEqual([]);
  });

  test('every key is used', () => {
    const unused = [...zhTexts.keys()].filter((key) => !literals.has(key) && !beginnings.some((beginning) => key.startsWith(beginning)));
    expect(unused).toEqual([]);
  });

  test('no Chinese stands in the pages themselves', () => {
    const lines = programs.flatMap(({ file, text }) => text.split('\n').flatMap((line) => (CJK.test(line) ? [`${file}: ${line.trim()}`] : [])));
    // How dates are written is the business of this file.
    expect(lines.filter((line) => !line.startsWith('ui/date-text.ts'))).toEqual([]);
  });
});

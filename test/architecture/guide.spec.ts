import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { chapterOf, decisionRecords } from '../../apps/web/guide.js';
import { LICENCES_FILE, PARTS_FILE } from '../../apps/web/parts.js';
import { en } from '../../apps/web/src/messages/en/en.js';
import { zhCN } from '../../apps/web/src/messages/zh-CN/zh-CN.js';
import { CHAPTER_OF, chapterFor, CHAPTERS, chaptersFor } from '../../apps/web/src/pages/help/chapters.js';
import type { Block, Words } from '../../apps/web/src/pages/help/guide-text.js';
import { VARIABLE_NAMES } from '#config/environment.js';
import { ROOT } from './cruise-tree.js';
import { trackedFiles } from './tracked-files.js';

const FOLDER = join(ROOT, 'libs', 'guide');
const PICTURES = join(FOLDER, 'pictures');
const MOST_PICTURES = 12;
const MOST_BYTES = 60_000;

type Tree = { readonly [key: string]: string | readonly string[] | Tree };
const textsIn = (tree: Tree): string[] => Object.values(tree).flatMap((value) => (typeof value === 'string' ? [value] : Array.isArray(value) ? (value as string[]) : textsIn(value as Tree)));
/** What may stand on a page; where something is filled in, a guide writes …. */
const said = (messages: Tree): Set<string> => new Set(textsIn(messages).map((text) => text.replace(/\{\{\w+\}\}/g, '…')));
const SAID = { 'zh-CN': said(zhCN), en: said(en) };
const LANGUAGES = Object.keys(SAID) as (keyof typeof SAID)[];

const scripts = Object.keys((JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> }).scripts);
const routes = readdirSync(join(ROOT, 'apps/web/src/routes')).flatMap((file) => [...readFileSync(join(ROOT, 'apps/web/src/routes', file), 'utf8').matchAll(/^\s+path: '([^']+)'/gm)].map(([, path = '']) => path));
const variablesOfExample = [...readFileSync(join(ROOT, '.env.example'), 'utf8').matchAll(/^(\w+)=/gm)].map(([, name = '']) => name);

const wordsIn = (blocks: readonly Block[]): Words =>
  blocks.flatMap((block) => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return block.words;
      case 'list':
        return wordsIn(block.items.flat());
      case 'table':
        return block.rows.flat(2);
      default:
        return [];
    }
  });
const chapters = LANGUAGES.flatMap((language) =>
  readdirSync(join(FOLDER, language)).map((file) => {
    const text = readFileSync(join(FOLDER, language, file), 'utf8');
    const { title, blocks } = chapterOf(text, decisionRecords());
    return { language, file: `${language}/${file}`, name: basename(file, '.md'), text, title, blocks, words: wordsIn(blocks) };
  }),
);

/** Words that no page has, commands that npm does not know, addresses and files that are not there. */
const faultsOf = ({ language, text }: { readonly language: keyof typeof SAID; readonly text: string }): string[] => {
  const words = wordsIn(chapterOf(text).blocks);
  const codes = words.flatMap((each) => (typeof each === 'object' && 'code' in each ? [each.code] : []));
  return [
    ...words.flatMap((each) => (typeof each === 'object' && 'word' in each && !SAID[language].has(each.word) ? [`no page says ${each.word}`] : [])),
    ...[...text.matchAll(/npm (?:run (?:--silent |-s )?)?([\w:-]+)/g)].flatMap(([all, name = '']) => (scripts.includes(name) || name === 'ci' ? [] : [all])),
    ...words.flatMap((each) => (typeof each === 'object' && 'link' in each && !isThere(language, each.link) ? [`leads nowhere: ${each.link}`] : [])),
    ...codes.filter((code) => /^(apps|libs|test|workflows|activities)\//.test(code) && !existsSync(join(ROOT, code.replace(/\*.*$/, '')))),
    ...[...text.matchAll(/\]\((\.\.\/[^)]+)\)/g)].flatMap(([, path = '']) => (existsSync(join(FOLDER, language, path)) ? [] : [path])),
  ];
};
/** Made at the build, beside the pages. */
const FILES = [PARTS_FILE, LICENCES_FILE].map((file) => `/${file}`);
const isThere = (language: string, link: string): boolean => FILES.includes(link) || (link.endsWith('.md') ? existsSync(join(FOLDER, language, link)) : routes.includes(link));

describe('the guide', () => {
  it('has each chapter of the table in both languages, and no other', () => {
    for (const language of LANGUAGES) expect(readdirSync(join(FOLDER, language)).sort()).toEqual(CHAPTERS.map(({ name }) => `${name}.md`).sort());
  });
  it.each(chapters)('$file says what pages say, and names only what is there', (chapter) => {
    expect(chapter.words.length).toBeGreaterThan(5);
    expect(faultsOf(chapter)).toEqual([]);
  });
  it('is found out where it is stale', () => {
    const text = '# x\n\n点「签收」再点「签收吧」，`npm run nothing`，看 `libs/nothing/x.ts`、[别处](nowhere.md)和[无此页](/nowhere)。\n\n![图](../pictures/nothing.webp)';
    expect(faultsOf({ language: 'zh-CN', text })).toEqual(['no page says 签收吧', 'npm run nothing', 'leads nowhere: nowhere.md', 'leads nowhere: /nowhere', 'libs/nothing/x.ts', '../pictures/nothing.webp']);
    expect(faultsOf({ language: 'en', text: '# x\n\nPress **Acknowledge**, then **签收**.' })).toEqual(['no page says 签收']);
  });
  it.each([['zh-CN', zhCN], ['en', en]] as const)('tells of every deed that a button offers: %s', (language, { verb }) => {
    const told = new Set(chapters.filter((each) => each.language === language).flatMap(({ words }) => words.flatMap((each) => (typeof each === 'object' && 'word' in each ? [each.word] : []))));
    expect(Object.values(verb).filter((word) => !told.has(word))).toEqual([]);
  });
  it('is English in English', () => {
    const chinese = chapters.filter(({ language, text }) => language === 'en' && /[\u3400-\u9fff]/.test(text.replace(/\([^)]*\)|`[^`]*`/g, '')));
    expect(chinese.map(({ file }) => file)).toEqual([]);
  });
  it('lets no markup through: what the page has no words for does not build', () => {
    for (const bad of ['<b>x</b>', '<script>x</script>', 'a <img src=x onerror=y> b', '*x*', '> x', '![](x.webp)', 'a ![b](x.webp)']) expect(() => chapterOf(`# x\n\n${bad}`)).toThrow();
    expect(() => chapterOf('x')).toThrow(/begins with its title/);
  });
  it('shows few pictures, small ones, each of them somewhere', () => {
    const files = existsSync(PICTURES) ? readdirSync(PICTURES) : [];
    expect(files.length).toBeLessThanOrEqual(MOST_PICTURES);
    for (const file of files) expect({ file, isSmall: statSync(join(PICTURES, file)).size <= MOST_BYTES, isShown: chapters.some(({ text }) => text.includes(`(../pictures/${file})`)) }).toEqual({ file, isSmall: true, isShown: true });
  });
  it('tells of every variable that the product reads, in both languages', () => {
    for (const { file, text } of chapters.filter(({ name }) => name === 'settings')) expect({ file, untold: [...VARIABLE_NAMES, ...variablesOfExample].filter((name) => !text.includes(`\`${name}\``)) }).toEqual({ file, untold: [] });
  });
  it('lists every decision record, in its architecture', () => {
    const titles = decisionRecords();
    expect(titles.length).toBe(trackedFiles().filter((path) => path.startsWith('libs/adr/')).length);
    for (const { words } of chapters.filter(({ name }) => name === 'architecture')) expect(words).toEqual(expect.arrayContaining(titles));
  });
});

describe('which chapter tells of a page', () => {
  const shown = routes.filter((route) => !['/', '/cycles'].includes(route));
  it('is said of every route, and of no other', () => {
    expect(Object.keys(CHAPTER_OF).sort()).toEqual([...shown].sort());
  });
  it('is the reader’s own where a page is of several roles', () => {
    const clerk = { roles: ['clerk'], unitKind: 'province' } as const;
    expect(chapterFor({ of: '/worklist' }, clerk)).toBe('unit-clerk');
    expect(chapterFor({ of: '/worklist' }, { roles: ['reviewer'], unitKind: 'department' })).toBe('reviewer');
    expect(chapterFor({ of: '/cities' }, clerk)).toBe('cities');
    expect(chapterFor({ of: '/system' }, clerk)).toBe('administrators');
    expect(chapterFor({ chapter: 'launch', of: '/cities' }, clerk)).toBe('launch');
    expect(chapterFor({ chapter: 'nothing', of: '/nothing' }, clerk)).toBe('unit-clerk');
  });
  it('puts first what a role needs, and leaves nothing out', () => {
    for (const role of ['clerk', 'leader', 'reviewer', 'director', 'coordinator', 'bureau_leader', 'system_admin', 'security_admin', 'audit_admin'] as const) {
      const { own, other } = chaptersFor({ roles: [role], unitKind: 'department' });
      expect(own.length).toBeGreaterThan(2);
      expect([...own, ...other].sort()).toEqual(CHAPTERS.map(({ name }) => name).sort());
    }
    expect(chaptersFor({ roles: ['clerk'], unitKind: 'department' }).own).not.toContain('cities');
  });
});

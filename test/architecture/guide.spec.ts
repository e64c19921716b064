import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { chapterOf, documentOf, listsIn } from '../../apps/web/guide.js';
import { LICENCES_FILE, PARTS_FILE } from '../../apps/web/parts.js';
import { en } from '../../apps/web/src/messages/en/en.js';
import { zhCN } from '../../apps/web/src/messages/zh-CN/zh-CN.js';
import { CHAPTER_OF, chapterFor, CHAPTERS, chaptersFor } from '../../apps/web/src/pages/help/chapters.js';
import type { Block, Words } from '../../apps/web/src/pages/help/guide-text.js';
import { VARIABLE_NAMES } from '#config/environment.js';
import { RULES_VERSION } from '#domain/assignment/assignment.rules.js';
import { CYCLE_RULES_VERSION } from '#domain/cycle/cycle.rules.js';
import { ROOT } from './cruise-tree.js';
import { trackedFiles } from './tracked-files.js';

const FOLDER = join(ROOT, 'libs', 'guide');
const PICTURES = join(FOLDER, 'pictures');
const MOST_BYTES = 60_000;
/** Of one chapter, all that a reader scrolls past: no more than the first load of a page. */
const MOST_BYTES_OF_A_CHAPTER = 300_000;
const MOST_BYTES_OF_ALL = 1_200_000;
/** Every journey of the product, and the picture that shows it where it is told. */
const JOURNEYS: readonly (readonly [journey: string, chapter: string, picture: string])[] = [
  ['待办', 'first-steps', 'worklist'], ['签收', 'unit-clerk', 'acknowledge'], ['起草', 'unit-clerk', 'plan'], ['退回后修改', 'unit-clerk', 'returned'], ['进展', 'unit-clerk', 'progress'],
  ['签批', 'unit-leader', 'sign-off'], ['延期', 'unit-leader', 'extension'], ['豁免', 'unit-leader', 'exemption'], ['办结', 'unit-leader', 'completion'], ['督办回复', 'unit-leader', 'reply'], ['地市', 'cities', 'cities'],
  ['审核', 'reviewer', 'review'], ['退回意见函', 'reviewer', 'return-letter'], ['负荷', 'director', 'load'], ['督办', 'director', 'supervision'],
  ['导入', 'launch', 'catalogue'], ['演练', 'launch', 'rehearsal'], ['变更', 'running-year', 'changes'], ['通报', 'running-year', 'bulletin'],
  ['热力图', 'dates-and-lights', 'heat-map'], ['领导', 'bureau-leader', 'briefing'], ['得分排名', 'bureau-leader', 'ranking'], ['审计', 'administrators', 'audit'],
];

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
    const { title, blocks } = chapterOf(text, listsIn(language));
    return { language, file: `${language}/${file}`, name: basename(file, '.md'), text, title, blocks, words: wordsIn(blocks) };
  }),
);

/** Words that no page has, commands that npm does not know, addresses and files that are not there. */
const faultsOf = ({ language, text }: { readonly language: keyof typeof SAID; readonly text: string }): string[] => {
  const words = wordsIn(chapterOf(text, listsIn(language)).blocks);
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
/** Where the pages that a chapter lists stand. */
const DOCUMENTS = { adr: 'libs/adr', runbooks: 'libs/operations/runbooks' } as const;
const documents = (Object.keys(DOCUMENTS) as (keyof typeof DOCUMENTS)[]).flatMap((folder) => readdirSync(join(ROOT, DOCUMENTS[folder])).map((file) => ({ folder, file, link: `${folder}/${file}`, text: readFileSync(join(ROOT, DOCUMENTS[folder], file), 'utf8') })));
const isThere = (language: string, link: string): boolean => FILES.includes(link) || (link.endsWith('.md') ? existsSync(join(FOLDER, language, link)) || documents.some((each) => each.link === link) : routes.includes(link));

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
  it.each(JOURNEYS)('%s has its picture in %s: %s', (_journey, name, picture) => {
    const shown = chapters.find((each) => each.language === 'zh-CN' && each.name === name)?.blocks.flatMap((block) => (block.kind === 'picture' ? [block.file] : []));
    expect(shown).toContain(`../pictures/${picture}.webp`);
  });
  it('shows a picture in every chapter of a role', () => {
    const told = new Set(JOURNEYS.map(([, chapter]) => chapter));
    expect(CHAPTERS.map(({ name }) => name).filter((name) => !told.has(name))).toEqual(['installation', 'settings', 'operation', 'architecture', 'changelog', 'parts']);
  });
  it('shows small pictures, no more than a reader can load, each of them of a journey', () => {
    const files = existsSync(PICTURES) ? readdirSync(PICTURES) : [];
    const sizeOf = (names: readonly string[]): number => names.reduce((sum, name) => sum + statSync(join(PICTURES, name)).size, 0);
    expect(files.sort()).toEqual(JOURNEYS.map(([, , picture]) => `${picture}.webp`).sort());
    expect(sizeOf(files)).toBeLessThanOrEqual(MOST_BYTES_OF_ALL);
    for (const { name } of CHAPTERS) expect({ name, isSmall: sizeOf(JOURNEYS.filter(([, chapter]) => chapter === name).map(([, , picture]) => `${picture}.webp`)) <= MOST_BYTES_OF_A_CHAPTER }).toEqual({ name, isSmall: true });
    for (const file of files) expect({ file, isSmall: statSync(join(PICTURES, file)).size <= MOST_BYTES, isShown: chapters.some(({ text }) => text.includes(`(../pictures/${file})`)) }).toEqual({ file, isSmall: true, isShown: true });
  });
  it('tells of every variable that the product reads, in both languages', () => {
    for (const { file, text } of chapters.filter(({ name }) => name === 'settings')) expect({ file, untold: [...VARIABLE_NAMES, ...variablesOfExample].filter((name) => !text.includes(`\`${name}\``)) }).toEqual({ file, untold: [] });
  });
  it('tells in its changelog by which rules the newest release works: behind a higher version there is no way back', () => {
    const newest = (language: string): string => chapters.find(({ file }) => file === `${language}/changelog.md`)?.text.split(/^## /m)[1] ?? '';
    expect(newest('zh-CN')).toContain(`事项 ${RULES_VERSION}，周期 ${CYCLE_RULES_VERSION}`);
    expect(newest('en')).toContain(`Assignments ${RULES_VERSION}, cycles ${CYCLE_RULES_VERSION}`);
  });
  it.each([['adr', 'architecture'], ['runbooks', 'operation']] as const)('leads to every page of %s, in its %s, by its title', (folder, name) => {
    const files = trackedFiles().filter((path) => path.startsWith(`${DOCUMENTS[folder]}/`)).map((path) => basename(path));
    expect(files.length).toBeGreaterThan(20);
    for (const { language, words } of chapters.filter((each) => each.name === name)) {
      const links = files.map((file) => ({ link: `${folder}/${file}`, text: documentOf(folder, language, readFileSync(join(ROOT, DOCUMENTS[folder], file), 'utf8')).title }));
      expect(words).toEqual(expect.arrayContaining(links));
    }
  });
  it.each(documents)('$link can be read in it, and leads to what is there', ({ folder, file, text }) => {
    for (const language of LANGUAGES) {
      const { title, blocks } = documentOf(folder, language, text);
      const words = wordsIn(blocks);
      expect([title.length > 1, words.length > 5]).toEqual([true, true]);
      expect(words.flatMap((each) => (typeof each === 'object' && 'link' in each && !isThere(language, each.link) ? [each.link] : []))).toEqual([]);
      // Runbooks are in both languages: none shows the other's half.
      if (folder === 'runbooks' && language === 'en') expect([file, JSON.stringify(blocks).match(/[\u3400-\u9fff]{9}/)?.[0]]).toEqual([file, undefined]);
      if (folder === 'runbooks') expect([file, JSON.stringify(blocks).includes('In English')]).toEqual([file, false]);
    }
    expect(chapterFor({ chapter: `${folder}/${basename(file, '.md')}` }, { roles: ['clerk'], unitKind: 'province' })).toBe(`${folder}/${basename(file, '.md')}`);
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

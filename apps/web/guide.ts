import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Plugin } from 'vite';
import type { Block, Chapter, Word, Words } from './src/pages/help/guide-text.js';

/** Pages that are not of the guide and can be read in it, by the name that their addresses begin with. */
const FOLDERS = { adr: fileURLToPath(new URL('../../libs/adr', import.meta.url)), runbooks: fileURLToPath(new URL('../../libs/operations/runbooks', import.meta.url)) };
type Folder = keyof typeof FOLDERS;
type Language = 'zh-CN' | 'en';
/** What a comment in Markdown stands for: `<!-- runbooks -->` is the list of them. */
type Lists = Readonly<Record<string, readonly Words[]>>;

/** As the parser says it. */
interface Node {
  readonly type: string;
  readonly value?: string | undefined;
  readonly url?: string | undefined;
  readonly alt?: string | null | undefined;
  readonly depth?: number;
  readonly ordered?: boolean | null | undefined;
  readonly children?: readonly Node[];
}

/** What is not the same in the guide and in the pages that it leads to. */
interface Manner {
  readonly strong: (text: string) => Word;
  readonly link: (url: string) => string;
  readonly lists: Lists;
}

const unknown = (node: Node): never => {
  throw new Error(`a guide has no ${node.type}: ${node.value ?? ''}`);
};
const inside = ({ children = [] }: Node): readonly Node[] => children;
const bare = (node: Node): string => (node.type === 'text' || node.type === 'inlineCode' ? (node.value ?? '') : inside(node).map(bare).join(''));

/** What stands on a page is written 「…」 or bold; nothing else is bold. */
const IN_A_GUIDE: Manner = { strong: (word) => ({ word }), link: (url) => url, lists: {} };
const textOf = (text: string): Words => text.split(/(「[^」]+」)/).filter(Boolean).map((part) => (part.startsWith('「') ? { word: part.slice(1, -1) } : part));
const wordsOf = (nodes: readonly Node[], manner: Manner): Words =>
  nodes.flatMap((node): Words => {
    switch (node.type) {
      case 'text':
        return textOf(node.value ?? '');
      case 'strong':
        return [manner.strong(bare(node))];
      case 'inlineCode':
        return [{ code: node.value ?? '' }];
      case 'link':
        return [{ link: manner.link(node.url ?? ''), text: bare(node) }];
      default:
        return unknown(node);
    }
  });

const pictureIn = (node: Node): Node | undefined => inside(node).find(({ type }) => type === 'image');
const blockOf = (node: Node, manner: Manner): Block => {
  switch (node.type) {
    case 'heading':
      return { kind: 'heading', depth: node.depth ?? 0, words: wordsOf(inside(node), manner) };
    case 'paragraph': {
      const picture = pictureIn(node);
      if (!picture) return { kind: 'paragraph', words: wordsOf(inside(node), manner) };
      // A picture stands alone, and says in words what it shows.
      if (inside(node).length > 1 || !picture.alt) return unknown(picture);
      return { kind: 'picture', file: picture.url ?? '', shows: picture.alt };
    }
    case 'list':
      return { kind: 'list', isOrdered: node.ordered === true, items: inside(node).map((item) => inside(item).map((each) => blockOf(each, manner))) };
    case 'table': {
      const [head, ...rows] = inside(node);
      return { kind: 'table', head: head ? inside(head).map(bare) : [], rows: rows.map((row) => inside(row).map((cell) => wordsOf(inside(cell), manner))) };
    }
    case 'code':
      return { kind: 'code', text: node.value ?? '' };
    case 'html': {
      const list = manner.lists[/^<!-- ([\w-]+) -->$/.exec(node.value ?? '')?.[1] ?? ''];
      return list ? { kind: 'list', isOrdered: false, items: list.map((words) => [{ kind: 'paragraph', words }]) } : unknown(node);
    }
    default:
      return unknown(node);
  }
};

/** A chapter as the page shows it. What the page has no words for (markup, above all) does not build. */
export const chapterOf = (markdown: string, lists: Lists = {}): Chapter => made(markdown, { ...IN_A_GUIDE, lists });

const made = (markdown: string, manner: Manner): Chapter => {
  const root: Node = fromMarkdown(markdown, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
  const [title, ...rest] = inside(root);
  if (title?.type !== 'heading' || title.depth !== 1) throw new Error('a chapter begins with its title');
  return { title: bare(title), blocks: rest.map((node) => blockOf(node, manner)) };
};

/** What is in both languages stands below a line once more, `## In English: …`. */
const ENGLISH = /\n---\n+## In English: (.)/;
const partIn = (language: Language, markdown: string): string => {
  const line = ENGLISH.exec(markdown);
  if (!line) return markdown;
  return language === 'en' ? `# ${line[1]?.toUpperCase()}${markdown.slice(line.index + line[0].length)}` : markdown.slice(0, line.index);
};

/** A decision record or a runbook as the page shows it: bold is bold there, and its links are to its neighbours. */
export const documentOf = (folder: Folder, language: Language, markdown: string): Chapter =>
  made(partIn(language, markdown), { strong: (strong) => ({ strong }), link: (url) => (url.endsWith('.md') ? `${folder}/${url}` : url), lists: {} });

/** Every page of a folder as a link that says its title, in their order. */
const listOf = (folder: Folder, language: Language): readonly Words[] =>
  readdirSync(FOLDERS[folder]).sort().map((name) => [{ link: `${folder}/${name}`, text: titleOf(partIn(language, readFileSync(join(FOLDERS[folder], name), 'utf8'))) }]);
const titleOf = (markdown: string): string => /^# (.+)$/m.exec(markdown)?.[1]?.replaceAll('`', '') ?? '';

export const listsIn = (language: Language): Lists => ({ 'decision-records': listOf('adr', language), runbooks: listOf('runbooks', language) });

/** Pictures go the way of all assets: a file with its hash in the name. */
const moduleOf = (chapter: Chapter, folder: string): string => {
  const files = [...new Set(chapter.blocks.flatMap((block) => (block.kind === 'picture' ? [block.file] : [])))];
  const imports = files.map((file, index) => `import picture${index} from ${JSON.stringify(`${join(folder, file)}?url`)};`);
  const body = JSON.stringify(chapter, (key, value: unknown) => (key === 'file' ? `picture:${files.indexOf(String(value))}` : value));
  return [...imports, `export const chapter = ${body.replace(/"file":"picture:(\d+)"/g, '"file":picture$1')};`].join('\n');
};

const isLanguage = (name: string): name is Language => name === 'zh-CN' || name === 'en';
/** In both languages: a file is fetched once. */
const moduleOfDocument = (folder: Folder, markdown: string): string => (['zh-CN', 'en'] as const).map((language) => `export const ${language === 'en' ? 'english' : 'chapter'} = ${JSON.stringify(documentOf(folder, language, markdown))};`).join('\n');

/** `libs/guide/*.md` for the help page: a chapter a module, its title alone behind `?title`; what it leads to a module each as well. */
export const guide = (): Plugin => ({
  name: 'guide',
  enforce: 'pre',
  load(id) {
    const [file = '', query] = id.split('?');
    if (!file.endsWith('.md')) return null;
    const markdown = readFileSync(file, 'utf8');
    const folder = (Object.keys(FOLDERS) as Folder[]).find((each) => FOLDERS[each] === dirname(file));
    if (folder) return moduleOfDocument(folder, markdown);
    const language = basename(dirname(file));
    const chapter = chapterOf(markdown, isLanguage(language) ? listsIn(language) : {});
    return query === 'title' ? `export const title = ${JSON.stringify(chapter.title)};` : moduleOf(chapter, dirname(file));
  },
});

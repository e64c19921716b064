import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Plugin } from 'vite';
import type { Block, Chapter, Words } from './src/pages/help/guide-text.js';

const RECORDS = fileURLToPath(new URL('../../libs/adr', import.meta.url));
/** Stands in Markdown where the list of decision records is wanted. */
const RECORDS_HERE = '<!-- decision-records -->';

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

/** The titles of the decision records, in their order. */
export const decisionRecords = (): string[] => readdirSync(RECORDS).sort().map((name) => /^# (.+)$/m.exec(readFileSync(join(RECORDS, name), 'utf8'))?.[1] ?? name);

const unknown = (node: Node): never => {
  throw new Error(`a guide has no ${node.type}: ${node.value ?? ''}`);
};
const inside = ({ children = [] }: Node): readonly Node[] => children;
const bare = (node: Node): string => (node.type === 'text' || node.type === 'inlineCode' ? (node.value ?? '') : inside(node).map(bare).join(''));

/** What stands on a page is written 「…」 or bold; nothing else is bold. */
const textOf = (text: string): Words => text.split(/(「[^」]+」)/).filter(Boolean).map((part) => (part.startsWith('「') ? { word: part.slice(1, -1) } : part));
const wordsOf = (nodes: readonly Node[]): Words =>
  nodes.flatMap((node): Words => {
    switch (node.type) {
      case 'text':
        return textOf(node.value ?? '');
      case 'strong':
        return [{ word: bare(node) }];
      case 'inlineCode':
        return [{ code: node.value ?? '' }];
      case 'link':
        return [{ link: node.url ?? '', text: bare(node) }];
      default:
        return unknown(node);
    }
  });

const pictureIn = (node: Node): Node | undefined => inside(node).find(({ type }) => type === 'image');
const blockOf = (node: Node, records: readonly string[]): Block => {
  switch (node.type) {
    case 'heading':
      return { kind: 'heading', depth: node.depth ?? 0, words: wordsOf(inside(node)) };
    case 'paragraph': {
      const picture = pictureIn(node);
      if (!picture) return { kind: 'paragraph', words: wordsOf(inside(node)) };
      // A picture stands alone, and says in words what it shows.
      if (inside(node).length > 1 || !picture.alt) return unknown(picture);
      return { kind: 'picture', file: picture.url ?? '', shows: picture.alt };
    }
    case 'list':
      return { kind: 'list', isOrdered: node.ordered === true, items: inside(node).map((item) => inside(item).map((each) => blockOf(each, records))) };
    case 'table': {
      const [head, ...rows] = inside(node);
      return { kind: 'table', head: head ? inside(head).map(bare) : [], rows: rows.map((row) => inside(row).map((cell) => wordsOf(inside(cell)))) };
    }
    case 'code':
      return { kind: 'code', text: node.value ?? '' };
    case 'html':
      if (node.value === RECORDS_HERE) return { kind: 'list', isOrdered: false, items: records.map((title) => [{ kind: 'paragraph', words: [title] }]) };
      return unknown(node);
    default:
      return unknown(node);
  }
};

/** A chapter as the page shows it. What the page has no words for (markup, above all) does not build. */
export const chapterOf = (markdown: string, records: readonly string[] = []): Chapter => {
  const root: Node = fromMarkdown(markdown, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
  const [title, ...rest] = inside(root);
  if (title?.type !== 'heading' || title.depth !== 1) throw new Error('a chapter begins with its title');
  return { title: bare(title), blocks: rest.map((node) => blockOf(node, records)) };
};

/** Pictures go the way of all assets: a file with its hash in the name. */
const moduleOf = (chapter: Chapter, folder: string): string => {
  const files = [...new Set(chapter.blocks.flatMap((block) => (block.kind === 'picture' ? [block.file] : [])))];
  const imports = files.map((file, index) => `import picture${index} from ${JSON.stringify(`${join(folder, file)}?url`)};`);
  const body = JSON.stringify(chapter, (key, value: unknown) => (key === 'file' ? `picture:${files.indexOf(String(value))}` : value));
  return [...imports, `export const chapter = ${body.replace(/"file":"picture:(\d+)"/g, '"file":picture$1')};`].join('\n');
};

/** `libs/guide/*.md` for the help page: a chapter a module, its title alone behind `?title`. */
export const guide = (): Plugin => ({
  name: 'guide',
  enforce: 'pre',
  load(id) {
    const [file = '', query] = id.split('?');
    if (!file.endsWith('.md')) return null;
    const chapter = chapterOf(readFileSync(file, 'utf8'), decisionRecords());
    return query === 'title' ? `export const title = ${JSON.stringify(chapter.title)};` : moduleOf(chapter, dirname(file));
  },
});

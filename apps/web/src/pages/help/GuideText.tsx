import { Link, useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { pathTo } from '../../path-builder.js';
import { DataTable } from '../../ui/DataTable.js';
import type { Block, Words } from './guide-text.js';

/** The blocks of a chapter, as they were made at the build. */
export const GuideText = ({ blocks }: { blocks: readonly Block[] }): ReactElement => (
  <>
    {blocks.map((block, index) => (
      <GuideBlock key={index} block={block} under={headingOver(blocks, index)} />
    ))}
  </>
);

const bare = (words: Words): string => words.map((each) => (typeof each === 'string' ? each : 'word' in each ? each.word : 'strong' in each ? each.strong : 'code' in each ? each.code : each.text)).join('');
/** A table is called what stands over it. */
const headingOver = (blocks: readonly Block[], index: number): string => {
  const heading = blocks.slice(0, index).findLast((block) => block.kind === 'heading');
  return heading?.kind === 'heading' ? bare(heading.words) : '';
};

const GuideBlock = ({ block, under }: { block: Block; under: string }): ReactElement => {
  switch (block.kind) {
    case 'heading':
      return block.depth === 2 ? (
        <h2>
          <GuideWords words={block.words} />
        </h2>
      ) : (
        <h3>
          <GuideWords words={block.words} />
        </h3>
      );
    case 'paragraph':
      return (
        <p>
          <GuideWords words={block.words} />
        </p>
      );
    case 'list': {
      const items = block.items.map((item, index) => (
        <li key={index}>
          <GuideText blocks={item} />
        </li>
      ));
      return block.isOrdered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'table':
      return (
        <DataTable
          caption={under}
          columns={block.head.map((title, column) => ({ key: String(column), title, isHead: column === 0, render: ({ cells }: { cells: readonly Words[] }) => <GuideWords words={cells[column] ?? []} /> }))}
          rows={block.rows.map((cells, index) => ({ cells, index }))}
          rowKey={({ index }) => String(index)}
        />
      );
    case 'code':
      return <pre tabIndex={0}>{block.text}</pre>;
    case 'picture':
      return (
        <figure>
          <img src={block.file} alt={block.shows} loading="lazy" />
          <figcaption className="muted" aria-hidden>
            {block.shows}
          </figcaption>
        </figure>
      );
  }
};

const GuideWords = ({ words }: { words: Words }): ReactElement => {
  const { t } = useTranslation();
  return (
    <>
      {words.map((each, index) => {
        if (typeof each === 'string') return each;
        if ('word' in each) return <strong key={index}>{t('help.word', { word: each.word })}</strong>;
        if ('strong' in each) return <strong key={index}>{each.strong}</strong>;
        if ('code' in each) return <code key={index}>{each.code}</code>;
        return <GuideLink key={index} to={each.link} text={each.text} />;
      })}
    </>
  );
};

/** Another chapter (`reviewer.md`), a decision record or runbook (`adr/….md`), a page (`/worklist`) or a file beside the pages (`/parts.txt`). */
const GuideLink = ({ to, text }: { to: string; text: string }): ReactElement => {
  const router = useRouter();
  const chapter = /^((?:[\w-]+\/)?[\w-]+)\.md$/.exec(to)?.[1];
  if (chapter) return <Link {...pathTo.help({ chapter })}>{text}</Link>;
  if (to.endsWith('.txt')) return <a href={to}>{text}</a>;
  const open = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    router.history.push(to);
  };
  return (
    <a href={to} onClick={open}>
      {text}
    </a>
  );
};

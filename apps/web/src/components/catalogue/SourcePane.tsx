import { memo, useEffect, useRef } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogueSourceView } from '../../api/generated/types.gen.js';
import type { Quote, QuotePart } from './draft-fields.js';

interface Props {
  source: CatalogueSourceView;
  quote: Quote | null;
}

/** 原文, paragraph by paragraph; the quote of what is looked at is marked and scrolled to. */
export const SourcePane = ({ source, quote }: Props): ReactElement => {
  const { t } = useTranslation();
  const pane = useRef<HTMLDivElement>(null);
  const parts = quote === null ? [] : [quote, ...(quote.rest ?? [])];
  useEffect(() => {
    const frame = pane.current;
    const mark = frame?.querySelector('mark');
    if (frame && mark) frame.scrollTop += mark.getBoundingClientRect().top - frame.getBoundingClientRect().top - frame.clientHeight / 3;
  }, [quote]);
  return (
    <section className="source-pane" aria-labelledby="source-title">
      <h2 id="source-title">{t('version.source')}</h2>
      <div ref={pane} className="source-text reading" tabIndex={0} role="group" aria-labelledby="source-title">
        {source.paragraphs.map(({ number, text }) => {
          const here = parts.filter(({ paragraph }) => paragraph === number);
          return <Paragraph key={number} number={number} text={text} places={here.map(({ start, end }) => `${start}-${end}`).join(' ')} />;
        })}
      </div>
    </section>
  );
};

/** `places` as text, so that a paragraph without a change is not drawn again. */
const Paragraph = memo(({ number, text, places }: { number: number; text: string; places: string }): ReactElement => {
  const marks = places === '' ? [] : places.split(' ').map((place) => place.split('-').map(Number)).map(([start = 0, end = 0]) => ({ paragraph: number, start, end }));
  return (
    <p className={marks.length > 0 ? 'is-quoted' : ''}>
      <span className="muted source-number">{number + 1}</span>
      {marked(text, marks)}
    </p>
  );
});
Paragraph.displayName = 'Paragraph';

/** The text with its marks, in order. */
export const marked = (text: string, marks: readonly QuotePart[]): ReactNode => {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { start, end } of [...marks].sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  return [...parts, text.slice(at)];
};

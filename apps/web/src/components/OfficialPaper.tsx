import { useId } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfficialDocument } from '../api/generated/types.gen.js';

type Block = OfficialDocument['body'][number];
interface Props {
  document: OfficialDocument;
}

/** 公文 on the page as on paper: number, title, addressee, text, who signs. */
export const OfficialPaper = ({ document }: Props): ReactElement => {
  const { t } = useTranslation();
  const id = useId();
  return (
    <article className="sheet official-paper" aria-labelledby={id}>
      <header>
        <p className="paper-issuer">{document.issuer}</p>
        <p className="sheet-number">{document.documentNumber}</p>
        <h2 id={id}>{document.title}</h2>
      </header>
      <p>{t('letterPaper.to', { unit: document.addressee })}</p>
      {document.body.map((block, index) => (
        <BlockOf key={index} block={block} />
      ))}
      <p className="letter-sign">{document.signedBy}</p>
      <p className="letter-sign">{document.signedOn === null ? t('paper.unsigned') : document.signedOn}</p>
    </article>
  );
};

const BlockOf = ({ block }: { block: Block }): ReactElement => {
  switch (block.kind) {
    case 'heading':
      return <h3>{block.text}</h3>;
    case 'paragraph':
      return <p>{block.text}</p>;
    case 'list':
      return (
        <ol>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ol>
      );
    case 'table':
      return (
        <table className="sheet-table">
          <thead>
            <tr>
              {block.head.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row) => (
              <tr key={row.join('\t')}>
                {row.map((cell, index) => (
                  <td key={index} data-head={block.head[index]}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
  }
};

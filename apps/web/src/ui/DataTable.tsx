import type { ReactElement, ReactNode } from 'react';
import { useIsPhone } from './use-media.js';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly render: (row: Row) => ReactNode;
  /** Numbers stand right. */
  readonly isNumber?: boolean;
  /** Stands first and names the row. */
  readonly isHead?: boolean;
}

interface Props<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
}

/** The one table. On the phone each row is a card with its heads: nothing scrolls sideways. */
export const DataTable = <Row,>(props: Props<Row>): ReactElement => {
  const isPhone = useIsPhone();
  const { caption, columns, rows, rowKey } = props;
  if (isPhone) return <Cards {...props} />;
  return (
    <div className="table-frame">
      <table className="data-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={column.isNumber ? 'number' : ''}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) =>
                column.isHead ? (
                  <th key={column.key} scope="row">
                    {column.render(row)}
                  </th>
                ) : (
                  <td key={column.key} className={column.isNumber ? 'number' : ''}>
                    {column.render(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const Cards = <Row,>({ caption, columns, rows, rowKey }: Props<Row>): ReactElement => (
  <ul className="cards" aria-label={caption}>
    {rows.map((row) => (
      <li key={rowKey(row)} className="card">
        <dl>
          {columns.map((column) => (
            <div key={column.key} className={column.isHead ? 'card-head' : ''}>
              <dt>{column.title}</dt>
              <dd>{column.render(row)}</dd>
            </div>
          ))}
        </dl>
      </li>
    ))}
  </ul>
);

import type { ReactElement } from 'react';

interface Props {
  pieces: readonly { readonly text: string; readonly isChanged: boolean }[];
  as: 'del' | 'ins';
  prefix?: string;
}

/** A text with what went or came marked in it. It keeps its order: a piece is its place. */
export const Marked = ({ pieces, as: As, prefix = '' }: Props): ReactElement => (
  <span className="marked">
    {prefix}
    {pieces.map(({ text, isChanged }, index) => (isChanged ? <As key={index}>{text}</As> : <span key={index}>{text}</span>))}
  </span>
);

import type { ReactElement, ReactNode } from 'react';

/** Says why there is nothing, and what next. */
export const EmptyState = ({ why, children }: { why: string; children?: ReactNode }): ReactElement => (
  <div className="empty-state">
    <p>{why}</p>
    {children}
  </div>
);

import { useId, useRef } from 'react';
import type { KeyboardEvent, ReactElement, ReactNode } from 'react';

interface Props<Key extends string> {
  label: string;
  tabs: readonly { readonly key: Key; readonly label: string }[];
  value: Key;
  onChange: (key: Key) => void;
  children: ReactNode;
}

/** Tabs that all stand in one row, swiped where it is too long: antd hides some behind a button, which a list of tabs may not hold. */
export const TabBar = <Key extends string>({ label, tabs, value, onChange, children }: Props<Key>): ReactElement => {
  const id = useId();
  const row = useRef<HTMLDivElement>(null);
  const go = (index: number): void => {
    const next = tabs[(index + tabs.length) % tabs.length];
    if (!next) return;
    onChange(next.key);
    row.current?.querySelectorAll<HTMLElement>('[role=tab]')[(index + tabs.length) % tabs.length]?.focus();
  };
  const at = tabs.findIndex(({ key }) => key === value);
  const onKeyDown = (event: KeyboardEvent): void => {
    const steps: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 };
    const to = steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(to);
  };
  return (
    <>
      <div ref={row} role="tablist" aria-label={label} className="tab-bar" onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button key={tab.key} type="button" role="tab" id={`${id}-${tab.key}`} aria-selected={tab.key === value} aria-controls={`${id}-panel`} tabIndex={tab.key === value ? 0 : -1} onClick={() => onChange(tab.key)}>
            {tab.label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${value}`} className="tab-panel">
        {children}
      </div>
    </>
  );
};

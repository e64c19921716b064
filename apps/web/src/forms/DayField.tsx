import { Input } from 'antd';
import type { ReactElement } from 'react';
import { Field } from './FormShell.js';

interface Props {
  label: string;
  /** `YYYY-MM-DD`, empty where there is none. */
  value: string;
  hint?: string;
  onChange: (day: string) => void;
}

/** A day, by the browser's own field: typed or chosen. */
export const DayField = ({ label, value, hint, onChange }: Props): ReactElement => (
  <Field label={label} {...(hint === undefined ? {} : { hint })}>
    {(id) => <Input id={id} type="date" className="day" value={value} onChange={(event) => onChange(event.target.value)} />}
  </Field>
);

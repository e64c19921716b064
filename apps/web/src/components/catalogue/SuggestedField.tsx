import { Button, Input } from 'antd';
import type { ReactElement } from 'react';
import { Field } from '../../forms/FormShell.js';

interface Props {
  label: string;
  value: string;
  onChange: (text: string) => void;
  /** One press puts it in. */
  suggestions: readonly string[];
  placeholder?: string;
  maxLength: number;
  autoFocus?: boolean;
}

/** A line of text with the common ones below it. */
export const SuggestedField = ({ label, value, onChange, suggestions, placeholder = '', maxLength, autoFocus = false }: Props): ReactElement => (
  <Field label={label}>
    {(id) => (
      <>
        <Input id={id} autoFocus={autoFocus} maxLength={maxLength} placeholder={placeholder} value={value} onChange={(event) => onChange(event.target.value)} />
        {suggestions.length > 0 && (
          <div className="suggestions">
            {suggestions.map((each) => (
              <Button key={each} size="small" onClick={() => onChange(each)}>
                {each}
              </Button>
            ))}
          </div>
        )}
      </>
    )}
  </Field>
);

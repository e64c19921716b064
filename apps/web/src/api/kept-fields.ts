import { useState } from 'react';
import { sessionQuery } from './queries.js';
import { queryClient } from './query-client.js';

/** What was written into a form of an act, until that act has its receipt: kept in this window, by person. */
const keyOf = (form: string): string => `liandong.kept.${queryClient.getQueryData(sessionQuery.queryKey)?.userId ?? ''}.${form}`;
export const formOf = (assignment: string, type: string, part = ''): string => `${assignment}|${type}|${part}`;

const read = <T>(form: string): T | undefined => {
  try {
    const text = sessionStorage.getItem(keyOf(form));
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
};

/** A field that survives leaving the form: a cancelled or refused act finds its words again. */
export const useKept = <T>(form: string, initial: () => T): readonly [T, (value: T) => void] => {
  const [value, setValue] = useState<T>(() => read<T>(form) ?? initial());
  const set = (next: T): void => {
    setValue(next);
    try {
      sessionStorage.setItem(keyOf(form), JSON.stringify(next));
    } catch {
      // Forbidden storage: it lives as long as the form.
    }
  };
  return [value, set];
};

/** The act is on record: its words are the record's now. */
export const forgetKept = (assignment: string, type: string): void => {
  try {
    const beginning = keyOf(formOf(assignment, type));
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(beginning)) sessionStorage.removeItem(key);
  } catch {
    // See above.
  }
};

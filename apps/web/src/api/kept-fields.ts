import { useState } from 'react';
import { sessionQuery } from './queries.js';
import { queryClient } from './query-client.js';

/** What was written into a form of an act, until that act has its receipt: kept in this window, by person. */
const beginningOf = (userId = ''): string => `liandong.kept.${userId}.`;
const keyOf = (form: string): string => beginningOf(queryClient.getQueryData(sessionQuery.queryKey)?.userId) + form;
/** Of which period, case or section an act is: two of one type on one assignment are two forms. */
export const partOf = (body: object): string => ['period', 'case', 'about'].flatMap((name) => (name in body ? [String((body as Record<string, unknown>)[name] ?? '')] : [])).join(' ');
/** `field` of a form of several. */
export const formOf = (assignment: string, type: string, part = '', field = ''): string => `${assignment}|${type}|${part}|${field}`;

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

const forget = (beginning: string): void => {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(beginning)) sessionStorage.removeItem(key);
  } catch {
    // See above.
  }
};

/** The act is on record: its words are the record's now. */
export const forgetKept = (assignment: string, type: string, part = ''): void => forget(keyOf(formOf(assignment, type, part)));
/** Somebody signs out: nothing of what they wrote stays in this window. */
export const forgetKeptFields = (userId: string): void => forget(beginningOf(userId));

import { BEFORE_LONG_FORM, SHORT_FORM } from './grammar.js';

/** Replaces the long forms that the text gives a short one (以下简称). */
export type GroupNames = (name: string) => string;

const BOUNDARY = '(?<=^|[:、,。;(])';
/** A notice defines a handful. */
const MOST_FORMS = 100;
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * Where a long form begins is not marked (建立知识产权强省(以下简称强省)共建机制的省份). The text itself shows it where the name
 * stands again with the short form (建立强省共建机制的省份); else it begins behind a verb or an ordinal.
 */
export function readGroupNames(texts: readonly string[]): GroupNames {
  const found = texts.flatMap((text) => [...text.matchAll(SHORT_FORM)]).map(({ groups }) => ({ long: groups?.['long'] ?? '', short: groups?.['short'] ?? '' }));
  const forms = [...new Map(found.filter(({ long, short }) => long !== short).map((form) => [form.long, form])).values()].slice(0, MOST_FORMS);
  const standsElsewhere = (name: string): boolean => texts.some((text) => text.includes(name) && new RegExp(`${BOUNDARY}${escaped(name)}`).test(text));
  const shortened = (name: string): string => {
    let result = name.replace(/\((?:以下|下)?简?称[^()]*\)/g, '');
    for (const { long, short } of forms) {
      if (!result.includes(long.slice(-2))) continue;
      const candidates = Array.from({ length: Math.max(1, long.length - short.length) }, (_, cut) => long.slice(cut)).filter((each) => result.includes(each));
      const shown = candidates.find((each) => standsElsewhere(result.replace(each, short)));
      const behindVerb = long.replace(BEFORE_LONG_FORM, '');
      const longForm = shown ?? (result.includes(behindVerb) ? behindVerb : candidates[0]);
      if (longForm) result = result.replace(longForm, short);
    }
    return result;
  };
  const known = new Map<string, string>();
  return (name) => {
    const result = known.get(name) ?? shortened(name);
    known.set(name, result);
    return result;
  };
}

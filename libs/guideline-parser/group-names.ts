import { BEFORE_LONG_FORM, SHORT_FORM } from './grammar.js';

/** Replaces the long forms that the text gives a short one (以下简称). */
export type GroupNames = (name: string) => string;

const BOUNDARY = '(?<=^|[:、,。;(])';
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * Where a long form begins is not marked (建立知识产权强省(以下简称强省)共建机制的省份). The text itself shows it where the name
 * stands again with the short form (建立强省共建机制的省份); else it begins behind a verb or an ordinal.
 */
export function readGroupNames(texts: readonly string[]): GroupNames {
  const forms = texts.flatMap((text) => [...text.matchAll(SHORT_FORM)]).flatMap(({ groups }) => {
    const { long = '', short = '' } = groups ?? {};
    return long.endsWith(short) && long !== short ? [{ long, short }] : [];
  });
  const standsElsewhere = (name: string): boolean => texts.some((text) => new RegExp(`${BOUNDARY}${escaped(name)}`).test(text));
  return (name) => {
    let result = name.replace(/\((?:以下|下)?简?称[^()]*\)/g, '');
    for (const { long, short } of forms) {
      const candidates = Array.from({ length: long.length - short.length }, (_, cut) => long.slice(cut)).filter((each) => result.includes(each));
      const shown = candidates.find((each) => standsElsewhere(result.replace(each, short)));
      const behindVerb = long.replace(BEFORE_LONG_FORM, '');
      const found = shown ?? (result.includes(behindVerb) ? behindVerb : candidates[0]);
      if (found) result = result.replace(found, short);
    }
    return result;
  };
}

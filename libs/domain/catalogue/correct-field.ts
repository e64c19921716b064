import { isDay } from '../calendar/day.js';
import { isBlank } from '../shared/text.js';
import { DRAFT_COMPARATORS, DRAFT_LEVELS, UNIT_LEVELS, type CatalogueDraft } from './catalogue-draft.js';

type Fits = (value: unknown) => boolean;

const text: Fits = (value) => typeof value === 'string' && !isBlank(value);
const texts: Fits = (value) => Array.isArray(value) && value.every(text);
const day: Fits = (value) => typeof value === 'string' && isDay(value);
const year: Fits = (value) => Number.isInteger(value) && Number(value) >= 2000 && Number(value) <= 2100;
const count: Fits = (value) => Number.isInteger(value) && Number(value) > 0;
const amount: Fits = (value) => typeof value === 'number' && Number.isFinite(value);
const flag: Fits = (value) => typeof value === 'boolean';
const oneOf = (words: readonly string[]): Fits => (value) => words.includes(value as string);
const orNull = (fits: Fits): Fits => (value) => value === null || fits(value);

/** Items of a task's lists: each field with what it must be. A whole item may be taken out, or added at the end. */
const ITEMS: Readonly<Record<string, Readonly<Record<string, Fits>>>> = {
  'tasks.#.localMeasures': { actor: text, text },
  'tasks.#.obligations': { level: oneOf(DRAFT_LEVELS), mandatory: flag, rule: text, group: orNull(text), unitLevel: orNull(oneOf(UNIT_LEVELS)) },
  'tasks.#.milestones': { due: day, datePhrase: text, actor: text, text },
  'tasks.#.metrics': { comparator: oneOf(DRAFT_COMPARATORS), value: amount, unit: text, due: orNull(day), text, actor: text },
  'tasks.#.reportingDuties': { text, actor: text, due: orNull(day) },
};

/** Every field that a person may set, `#` for a place in a list. */
const FIELDS: Readonly<Record<string, Fits>> = {
  'notice.documentNumber': text, 'notice.issuedOn': day, 'notice.issuer': text, 'notice.title': text, 'notice.year': year,
  'categories.#.title': text,
  'tasks.#.title': text, 'tasks.#.category': count, 'tasks.#.departments': texts, 'tasks.#.bureauMeasures': text,
  'regionGroups.#.name': text, 'regionGroups.#.unitLevel': orNull(oneOf(UNIT_LEVELS)), 'regionGroups.#.members': texts,
  ...Object.fromEntries(Object.entries(ITEMS).flatMap(([list, fields]) => Object.entries(fields).map(([name, fits]) => [`${list}.#.${name}`, fits]))),
};

/** The draft with one field as a person set it, and what stood there. */
export type Correction = { readonly draft: CatalogueDraft; readonly was: unknown } | { readonly wrong: 'UNKNOWN_FIELD' | 'VALUE_UNFIT' };

/** 更正: a field by its path (`tasks.7.milestones.0.due`), an item taken out (null) or added at the end of its list (C2, C4). */
export const correctField = (draft: CatalogueDraft, path: string, value: unknown): Correction => {
  const steps = path.split('.');
  const pattern = steps.map((step) => (/^\d{1,4}$/.test(step) ? '#' : step)).join('.');
  const fits = own(FIELDS, pattern);
  const item = own(ITEMS, pattern.replace(/\.#$/, ''));
  if (fits) return has(draft, steps.slice(0, -1)) ? (fits(value) ? replaced(draft, steps, value) : { wrong: 'VALUE_UNFIT' }) : { wrong: 'UNKNOWN_FIELD' };
  if (!item || !pattern.endsWith('.#')) return { wrong: 'UNKNOWN_FIELD' };
  return correctedItem(draft, steps, value, item);
};

const correctedItem = (draft: CatalogueDraft, steps: readonly string[], value: unknown, item: Readonly<Record<string, Fits>>): Correction => {
  const list = at(draft, steps.slice(0, -1));
  const place = Number(steps.at(-1));
  if (!Array.isArray(list) || place > list.length || (place === list.length && value === null)) return { wrong: 'UNKNOWN_FIELD' };
  if (value === null) return replaced(draft, steps.slice(0, -1), list.filter((_, index) => index !== place), list[place]);
  const entered = value as Readonly<Record<string, unknown>>;
  const isWhole = typeof value === 'object' && Object.keys(entered).every((name) => Object.hasOwn(item, name)) && Object.entries(item).every(([name, fits]) => fits(entered[name]));
  return isWhole ? replaced(draft, steps, { ...entered, quote: null }) : { wrong: 'VALUE_UNFIT' };
};

/** Of the table itself: `constructor` is no field. */
const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined => (Object.hasOwn(table, key) ? table[key] : undefined);

type Node = Readonly<Record<string, unknown>> | readonly unknown[];

const at = (node: unknown, steps: readonly string[]): unknown => steps.reduce<unknown>((found, step) => (isNode(found) && Object.hasOwn(found, step) ? (found as Readonly<Record<string, unknown>>)[step] : undefined), node);
const has = (draft: CatalogueDraft, steps: readonly string[]): boolean => isNode(at(draft, steps));
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

const replaced = (draft: CatalogueDraft, steps: readonly string[], value: unknown, was: unknown = at(draft, steps) ?? null): Correction => ({
  // Sound: the table of fields lets through only what the draft has at that place.
  draft: withValue(draft as unknown as Node, steps, value) as unknown as CatalogueDraft,
  was,
});

const withValue = (node: Node, [step = '', ...rest]: readonly string[], value: unknown): Node => {
  const inner = rest.length === 0 ? value : withValue(at(node, [step]) as Node, rest, value);
  if (!Array.isArray(node)) return { ...node, [step]: inner };
  return [...node.slice(0, Number(step)), inner, ...node.slice(Number(step) + 1)];
};

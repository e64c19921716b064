import { z } from 'zod';
import { cycleId, type CycleId } from '#domain/shared/ids.js';
import { notFound } from './api-error.js';

/** 2024 of `2024` or `cycle/2024`; anything else is not there. */
export const yearIn = (id: string): number => {
  const [, year] = /^(?:cycle\/)?(2\d{3})$/.exec(id) ?? [];
  if (year === undefined) throw notFound();
  return Number(year);
};
export const cycleIdIn = (id: string): CycleId => cycleId(yearIn(id));
/** A register may be of one cycle alone, by its year. */
export const CycleFilter = z.coerce.number().int().min(2000).max(2999).transform((year) => cycleId(year)).optional();

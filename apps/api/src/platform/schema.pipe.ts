import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { ApiError } from './api-error.js';

/** Bodies, queries and parameters by the zod schema of their parameter; 400 names the fields. */
@Injectable()
export class SchemaPipe implements PipeTransform {
  transform(value: unknown, { schema, type, data }: ArgumentMetadata): unknown {
    if (!schema || type === 'custom') return value;
    const parsed = (schema as unknown as z.ZodType).safeParse(value ?? (type === 'body' ? undefined : {}));
    if (!parsed.success) throw new ApiError('BAD_REQUEST', { fields: fieldsOf(parsed.error.issues, data ?? type) });
    if (!isStorable(parsed.data)) throw new ApiError('BAD_REQUEST', { fields: [data ?? type] });
    return parsed.data;
  }
}

/** Paths such as `items.0.text`; a field that nobody knows by its own name. */
const fieldsOf = (issues: readonly z.core.$ZodIssue[], whole: string): string[] => {
  const fields = issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => [...issue.path, key].join('.'));
    if (issue.code === 'invalid_union' && issue.errors.length > 0) return fieldsOf(issue.errors.flat(), issue.path.join('.') || whole);
    return [issue.path.join('.') || whole];
  });
  return [...new Set(fields)].slice(0, 20);
};

/** PostgreSQL stores no NUL and no half of a surrogate pair; both would be a 500 later. */
export const isStorable = (value: unknown): boolean => {
  if (typeof value === 'string') return !value.includes('\0') && !/\p{Surrogate}/u.test(value);
  if (Array.isArray(value)) return value.every(isStorable);
  if (value !== null && typeof value === 'object') return Object.entries(value).every(([key, each]) => isStorable(key) && isStorable(each));
  return true;
};

import { assignmentParts, type AssignmentId } from '#domain/shared/ids.js';
import { notFound } from './api-error.js';

/** An id from a path; anything else is not there. */
export const assignmentIdOf = (text: string): AssignmentId => {
  if (text.length > 200 || !assignmentParts(text) || !/^[\w/-]+$/.test(text)) throw notFound();
  return text as AssignmentId;
};

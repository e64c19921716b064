import type { DraftChecks } from '../../api/generated/types.gen.js';

type CheckedField = DraftChecks['warnings'][number]['fields'][number];
export type FieldKind = CheckedField['kind'] | 'reason';

/** The element that a check is about. */
export const fieldId = (kind: FieldKind, id: string): string => `field-${kind}-${id}`;

const isBlankInput = (element: HTMLElement | null): element is HTMLElement => element !== null && 'value' in element && String(element.value).trim() === '';

/** To the field itself; what is said not to apply, to its missing reason. */
export const focusField = ({ kind, id }: CheckedField): void => {
  const reason = document.getElementById(fieldId('reason', id));
  const place = isBlankInput(reason) ? reason : document.getElementById(fieldId(kind, id));
  if (!place) return;
  place.scrollIntoView({ block: 'center' });
  const input = place.matches('input, textarea, [tabindex]') ? place : place.querySelector<HTMLElement>('input, textarea, button');
  input?.focus({ preventScroll: true });
};

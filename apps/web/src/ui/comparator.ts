const SIGNS: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤' };

/** As it is read; what the page does not know is shown as it is. */
export const comparatorSign = (comparator: string): string => SIGNS[comparator] ?? comparator;

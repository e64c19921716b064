const SIGNS: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤', '>': '>', '<': '<', '=': '=' };

/** Two decimals are enough to read; null is no value, which is not 0. */
export const valueText = (value: number | null, unit: string): string => (value === null ? '–' : `${Number(value.toFixed(2))} ${unit}`);

export const targetText = ({ comparator, value, unit }: { comparator: string; value: number; unit: string }): string => `${SIGNS[comparator] ?? comparator} ${valueText(value, unit)}`;

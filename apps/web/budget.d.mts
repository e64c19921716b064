export const BUDGET_KB: number;
/** Kilobytes, gzip, of each page's first load, the largest first. */
export function firstLoads(): readonly { readonly page: string; readonly kB: number }[];

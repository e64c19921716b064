/** The cycle that the pages show; its year stands in front of dates of other years only. */
export const CYCLE_YEAR = 2024;
export const CYCLE = String(CYCLE_YEAR);

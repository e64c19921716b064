/** Duties whose date has passed; a new date of a duty starts without its mark. */
export const without = (overdue: readonly string[], duty: string): readonly string[] => overdue.filter((each) => each !== duty);

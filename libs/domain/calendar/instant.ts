declare const instantBrand: unique symbol;
declare const dayBrand: unique symbol;

/** Epoch milliseconds. */
export type Instant = number & { readonly [instantBrand]: true };
/** A Beijing day, `YYYY-MM-DD`. */
export type Day = string & { readonly [dayBrand]: true };

export const instant = (milliseconds: number): Instant => milliseconds as Instant;

/** GB/T 9704-2012, in millimetres and points: both writers lay out by these. */
export const PAPER = { width: 210, height: 297, top: 37, bottom: 35, left: 28, right: 26 } as const;
export const FONT_SIZE = { issuer: 36, title: 22, text: 16, small: 14 } as const;
/** 22 lines on a page of 225 mm. */
export const LINE = 29;
export const RED = 'E60012';
export const POINTS_PER_MM = 72 / 25.4;
/** 1440 to the inch, as Word counts. */
export const TWIPS_PER_MM = 1440 / 25.4;

/** The name of the issuer on one line, as long as it may be: 156 mm across. */
export const issuerSize = (issuer: string): number => Math.min(FONT_SIZE.issuer, Math.floor(((PAPER.width - PAPER.left - PAPER.right) * POINTS_PER_MM) / Math.max(1, [...issuer].length)));

const hexOf = (bytes: number): string => [...crypto.getRandomValues(new Uint8Array(bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** W3C `traceparent` of one act: where the server traces, what follows of the click belongs to it. It says nothing of who clicked. */
export const newTraceparent = (): string => `00-${hexOf(16)}-${hexOf(8)}-01`;

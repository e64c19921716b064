/** Types that are taken, by content and never by name (P2). */
const OFFICE = 'application/vnd.openxmlformats-officedocument';
const MAGIC: readonly (readonly [string, readonly number[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** Names of parts stand uncompressed in a zip: in its headers, and all of them again at its end. */
const PARTS: readonly (readonly [string, string])[] = [
  [`${OFFICE}.wordprocessingml.document`, 'word/document.xml'],
  [`${OFFICE}.spreadsheetml.sheet`, 'xl/workbook.xml'],
];

/** How much of both ends of a file its type is told by. */
export const SAMPLE = 64 * 1024;

const startsWith = (head: Buffer, magic: readonly number[]): boolean => magic.every((byte, index) => head[index] === byte);

/** UTF-8 without control characters; what is cut off at the end of the sample may be half a character. */
const isText = (head: Buffer): boolean => {
  try {
    // eslint-disable-next-line no-control-regex -- control characters are what tells a binary file from a text
    return !/[\x00-\x08\x0e-\x1a\x1c-\x1f]/.test(new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true }));
  } catch {
    return false;
  }
};

/** The type of a file by its first and last bytes: pdf, docx, xlsx, png, jpeg, zip or UTF-8 text; undefined: none of them. */
export const fileTypeOf = (head: Buffer, tail: Buffer): string | undefined => {
  const known = MAGIC.find(([, magic]) => startsWith(head, magic));
  if (known) return known[0];
  if (startsWith(head, ZIP)) return PARTS.find(([, part]) => head.includes(part) || tail.includes(part))?.[0] ?? 'application/zip';
  return isText(head) ? 'text/plain' : undefined;
};

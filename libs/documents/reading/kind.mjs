import { Refused } from './refused.mjs';
import { checkSizes, readDirectory } from './zip.mjs';

const startsWith = (bytes, ...signs) => signs.every((sign, index) => bytes[index] === sign);
const wide = (text) => Buffer.from(text, 'utf16le');

/** What the bytes are, whatever the name says: text, html, docx, doc or pdf. Anything else is refused with its reason. */
export function kindOf(bytes) {
  if (bytes.length === 0) throw new Refused('EMPTY_FILE');
  // Some write a line before a pdf's first sign; a program before it is one with a pdf in it.
  const isProgram = startsWith(bytes, 0x4d, 0x5a) || startsWith(bytes, 0x7f, 0x45, 0x4c, 0x46);
  if (!isProgram && bytes.subarray(0, 1024).includes('%PDF-')) return 'pdf';
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return kindOfZip(bytes);
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return kindOfCompound(bytes);
  const text = decode(bytes);
  if (text.startsWith('{\\rtf') || text.includes('\0') || controlShare(text) > 0.01) throw new Refused('WRONG_TYPE');
  return /^\s*(<!doctype html|<\?xml[^>]*>\s*<(?:!doctype )?html|<html|<(head|body|table|div|p|meta)[\s>])/i.test(text) ? 'html' : 'text';
}

function kindOfZip(bytes) {
  const entries = readDirectory(bytes);
  const has = (pattern) => entries.some(({ name }) => pattern.test(name));
  if (has(/vbaProject\.bin$|vbaData\.xml$/i)) throw new Refused('MACRO_FILE');
  if (!has(/^word\/document\d*\.xml$/)) throw new Refused('WRONG_TYPE');
  checkSizes(bytes, entries);
  return 'docx';
}

/** Old Office files: the names in their directory say what they are. */
function kindOfCompound(bytes) {
  if (bytes.includes(wide('EncryptedPackage'))) throw new Refused('LOCKED_FILE');
  if (!bytes.includes(wide('WordDocument'))) throw new Refused('WRONG_TYPE');
  if (bytes.includes(wide('_VBA_PROJECT')) || bytes.includes(wide('Macros'))) throw new Refused('MACRO_FILE');
  for (let sector = 512; sector + 12 < bytes.length; sector += 512) {
    // The head of the text stream; the bit says that it is locked.
    if (bytes.readUInt16LE(sector) === 0xa5ec) {
      if (bytes.readUInt16LE(sector + 10) & 0x0100) throw new Refused('LOCKED_FILE');
      break;
    }
  }
  return 'doc';
}

/** By its mark, else UTF-8 where it is valid, else GB 18030: what Chinese offices write. */
export function decode(bytes) {
  if (startsWith(bytes, 0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes);
  if (startsWith(bytes, 0xfe, 0xff)) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function controlShare(text) {
  const sample = text.slice(0, 20_000);
  let count = 0;
  for (const sign of sample) if (sign === '\ufffd' || (sign < ' ' && !'\t\n\r\f\u000b'.includes(sign))) count += 1;
  return count / Math.max(1, sample.length);
}

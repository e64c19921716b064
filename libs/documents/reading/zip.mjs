import { inflateRawSync } from 'node:zlib';
import { Refused } from './refused.mjs';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const MOST_ENTRIES = 5_000;
/** A notice of 50 MB is mostly pictures; its parts unpack to less than this. What says or turns out to be more is a bomb. */
const MOST_UNPACKED = 200 * 1024 * 1024;
/** XML that holds text for people is never larger. */
const MOST_UNPACKED_PART = 60 * 1024 * 1024;

/** Entries of a zip as its directory lists them. Refuses what is locked, broken or unpacks to too much. */
export function readDirectory(bytes) {
  let end = bytes.length - 22;
  const furthest = Math.max(0, end - 65_535);
  while (end >= furthest && bytes.readUInt32LE(end) !== END) end -= 1;
  if (end < furthest || end < 0) throw new Refused('BROKEN_FILE');
  const count = bytes.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) throw new Refused('ZIP_BOMB');
  const entries = [];
  let place = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (place + 46 > bytes.length || bytes.readUInt32LE(place) !== ENTRY) throw new Refused('BROKEN_FILE');
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => bytes.readUInt16LE(place + offset));
    const entry = {
      name: bytes.toString('utf8', place + 46, place + 46 + nameLength),
      method: bytes.readUInt16LE(place + 10),
      packed: bytes.readUInt32LE(place + 20),
      unpacked: bytes.readUInt32LE(place + 24),
      start: bytes.readUInt32LE(place + 42),
    };
    if (bytes.readUInt16LE(place + 8) & 1) throw new Refused('LOCKED_FILE');
    entries.push(entry);
    place += 46 + nameLength + extraLength + commentLength;
  }
  if (entries.reduce((sum, each) => sum + each.unpacked, 0) > MOST_UNPACKED) throw new Refused('ZIP_BOMB');
  return entries;
}

/** Unpacks every XML part once, held to the limits: a directory may lie about sizes. */
export function checkSizes(bytes, entries) {
  let left = MOST_UNPACKED;
  for (const { name, method, packed, start } of entries) {
    if (method !== 8 || !/\.(xml|rels)$/i.test(name)) continue;
    if (start + 30 > bytes.length) throw new Refused('BROKEN_FILE');
    const from = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
    try {
      left -= inflateRawSync(bytes.subarray(from, from + packed), { maxOutputLength: Math.max(1, Math.min(left, MOST_UNPACKED_PART)) }).length;
    } catch (error) {
      throw new Refused(error.code === 'ERR_BUFFER_TOO_LARGE' ? 'ZIP_BOMB' : 'BROKEN_FILE');
    }
    if (left <= 0) throw new Refused('ZIP_BOMB');
  }
}

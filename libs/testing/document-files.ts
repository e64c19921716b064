import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** What a zip of these parts looks like; `claims` lies about an unpacked size in the directory. */
export function zipOf(parts: Readonly<Record<string, string | Buffer>>, { claims, locked = false }: { readonly claims?: number; readonly locked?: boolean } = {}): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let start = 0;
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(locked ? 1 : 0, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(checksum(bytes), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claims ?? bytes.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const head = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(start, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), Buffer.from([20, 0]), fields, rest, Buffer.from(name)]));
    local.push(head);
    start += head.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  // A zip of more says so elsewhere; readers take the end of this for what it is.
  const count = Math.min(directory.length, 0xffff);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(start, 16);
  return Buffer.concat([...local, listing, end]);
}

/** Node 20 may lack zlib.crc32. */
function checksum(bytes: Buffer): number {
  if (typeof crc32 === 'function') return crc32(bytes);
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}

const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const paragraph = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${xml(text)}</w:t></w:r></w:p>`;

/** Lines of a text; a run of rows with three cells each (`a | b | c |`, inner line breaks allowed) is a table. */
export type Block = { readonly line: string } | { readonly rows: readonly (readonly string[])[] };
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let open = '';
  for (const line of text.split('\n')) {
    const whole = open ? `${open}\n${line}` : line;
    const bars = [...whole].filter((sign) => sign === '|').length;
    open = bars % 3 === 0 ? '' : whole;
    if (open) continue;
    if (bars === 0) blocks.push({ line: whole });
    else {
      const row = whole.split('|').slice(0, 3).map((cell) => cell.trim());
      const last = blocks.at(-1);
      if (last && 'rows' in last) blocks[blocks.length - 1] = { rows: [...last.rows, row] };
      else blocks.push({ rows: [row] });
    }
  }
  return blocks;
}

export function docxOf(text: string, more: Readonly<Record<string, string | Buffer>> = {}): Buffer {
  const cell = (content: string): string => `<w:tc>${content.split('\n').map(paragraph).join('')}</w:tc>`;
  const body = blocksOf(text).map((block) => ('line' in block ? paragraph(block.line) : `<w:tbl>${block.rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`)).join('');
  return zipOf({
    '[Content_Types].xml': '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels': '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ...more,
  });
}

export function htmlOf(text: string): string {
  const body = blocksOf(text).map((block) => ('line' in block ? `<p>${xml(block.line)}</p>` : `<table border="1">${block.rows.map((row) => `<tr>${row.map((each) => `<td>${each.split('\n').map(xml).join('<br>')}</td>`).join('')}</tr>`).join('')}</table>`)).join('\n');
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>通知</title><style>p{color:red}</style></head><body><script>var a = "1.不是任务 | x |";</script>${body}</body></html>`;
}

const SECTOR = 512;
const TEXT_AT = 0x400;
/** Streams below this go elsewhere in the file. */
const SHORT_STREAM = 4096;

/** A Word 97 document: one piece of text in a compound file. */
export function docOf(text: string, { locked = false } = {}): Buffer {
  const body = blocksOf(text).map((block) => ('line' in block ? `${block.line}\r` : block.rows.map((row) => `${row.map((cell) => `${cell.replaceAll('\n', '\r')}\x07`).join('')}\r`).join(''))).join('');
  const words = Buffer.alloc(Math.max(SHORT_STREAM, Math.ceil((TEXT_AT + body.length * 2) / SECTOR) * SECTOR));
  words.writeUInt16LE(0xa5ec, 0);
  words.writeUInt16LE(0x0200 | (locked ? 0x0100 : 0), 0x0a);
  words.writeUInt32LE(body.length, 0x4c);
  words.writeUInt32LE(100, 0xfa);
  words.writeUInt32LE(4, 0xfe);
  words.writeUInt32LE(100, 0x102);
  words.writeUInt32LE(4, 0x106);
  words.write(body, TEXT_AT, 'utf16le');
  const pieces = Buffer.alloc(SHORT_STREAM);
  pieces.writeUInt8(2, 0);
  pieces.writeUInt32LE(16, 1);
  pieces.writeUInt32LE(body.length, 9);
  pieces.writeUInt32LE(TEXT_AT, 15);
  return compoundOf({ WordDocument: words, '1Table': pieces });
}

/** A compound file: allocation table, directory, then the streams one behind the other. */
function compoundOf(streams: Readonly<Record<string, Buffer>>): Buffer {
  const head = Buffer.alloc(SECTOR, 0xff);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(head);
  head.writeInt16LE(9, 30);
  head.writeInt16LE(6, 32);
  for (const [place, value] of [[44, 1], [48, 1], [56, SHORT_STREAM], [60, -2], [64, 0], [68, -2], [72, 0], [76, 0]] as const) head.writeInt32LE(value, place);
  const table = Buffer.alloc(SECTOR, 0xff);
  table.writeInt32LE(-3, 0);
  table.writeInt32LE(-2, 4);
  const directory = Buffer.alloc(SECTOR);
  const entry = (index: number, name: string, type: number, [right, child, start, size]: readonly [number, number, number, number]): void => {
    directory.write(name, index * 128, 'utf16le');
    directory.writeInt16LE(name.length * 2 + 2, index * 128 + 64);
    directory.writeInt8(type, index * 128 + 66);
    for (const [place, value] of [[68, -1], [72, right], [76, child], [116, start], [120, size]] as const) directory.writeInt32LE(value, index * 128 + place);
  };
  entry(0, 'Root Entry', 5, [-1, 1, -2, 0]);
  let sector = 2;
  const names = Object.keys(streams);
  names.forEach((name, index) => {
    const size = streams[name]?.length ?? 0;
    entry(index + 1, name, 2, [index + 1 < names.length ? index + 2 : -1, -1, sector, size]);
    for (const last = sector + size / SECTOR; sector < last; sector += 1) table.writeInt32LE(sector + 1 < last ? sector + 1 : -2, sector * 4);
  });
  return Buffer.concat([head, table, directory, ...Object.values(streams)]);
}

const WIDTHS = [90, 270, 120];
const LEFT = 50;
const SIZE = 10;
const LEADING = 14;
const PAGE_TOP = 780;
const PAGE_BOTTOM = 60;

/** A pdf with the text as text: paragraphs in lines, tables with rules and cells centred from top to bottom. No fonts inside. */
export function pdfOf(text: string, { withText = true } = {}): Buffer {
  const pages: string[] = [];
  let drawn = '';
  let y = PAGE_TOP;
  const turn = (): void => {
    pages.push(drawn);
    drawn = '';
    y = PAGE_TOP;
  };
  const write = (line: string, x: number, at: number): void => {
    if (withText) drawn += `BT /F1 ${SIZE} Tf 1 0 0 1 ${x} ${at} Tm <${Buffer.from(line, 'utf16le').swap16().toString('hex')}> Tj ET\n`;
  };
  const chop = (line: string, width: number): string[] => line.split('\n').flatMap((each) => each.match(new RegExp(`.{1,${Math.floor((width - 8) / SIZE)}}`, 'gu')) ?? []);
  for (const block of blocksOf(text)) {
    if ('line' in block) {
      for (const line of chop(block.line, 480)) {
        if (y < PAGE_BOTTOM) turn();
        write(line, LEFT, (y -= LEADING));
      }
      continue;
    }
    for (const row of block.rows) {
      const cells = row.map((cell, index) => chop(cell, WIDTHS[index] ?? 100));
      const height = Math.max(...cells.map((lines) => lines.length)) * LEADING + 8;
      if (y - height < PAGE_BOTTOM) turn();
      let x = LEFT;
      cells.forEach((lines, index) => {
        const width = WIDTHS[index] ?? 100;
        drawn += `${x} ${y - height} ${width} ${height} re S\n`;
        const first = y - (height - lines.length * LEADING) / 2 - SIZE;
        lines.forEach((line, place) => write(line, x + 4, first - place * LEADING));
        x += width;
      });
      y -= height;
    }
  }
  turn();
  return pdfFile(pages);
}

function pdfFile(pages: readonly string[]): Buffer {
  const unicode = 'begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange 100 beginbfrange ' + Array.from({ length: 256 }, (_, high) => high.toString(16).padStart(2, '0')).map((high) => `<${high}00> <${high}ff> <${high}00>`).join(' ') + ' endbfrange endcmap';
  const stream = (content: string): string => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${6 + index * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >> >>',
    stream(unicode),
    ...pages.flatMap((page, index) => [`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${7 + index * 2} 0 R >>`, stream(page)]),
  ];
  let file = '%PDF-1.7\n';
  const places = objects.map((object, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

/** Files of a zip, in the order of its directory. */
export function unzipped(bytes: Buffer): Map<string, Buffer> {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const files = new Map<string, Buffer>();
  let place = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
    const [nameLength = 0, extraLength = 0, commentLength = 0] = [28, 30, 32].map((offset) => bytes.readUInt16LE(place + offset));
    const start = bytes.readUInt32LE(place + 42);
    const from = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
    const packed = bytes.subarray(from, from + bytes.readUInt32LE(place + 20));
    files.set(bytes.toString('utf8', place + 46, place + 46 + nameLength), bytes.readUInt16LE(place + 10) === 8 ? inflateRawSync(packed) : packed);
    place += 46 + nameLength + extraLength + commentLength;
  }
  return files;
}

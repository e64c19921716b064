import { AlignmentType, BorderStyle, Document, Footer, LineRuleType, Packer, PageNumber, Paragraph, Table, TableCell, TableRow, TextRun, WidthType, type IParagraphOptions } from 'docx';
import { FONT_SIZE, issuerSize, LINE, PAPER, RED, TWIPS_PER_MM } from './measures.js';
import { signedLine, type Block, type OfficialDocument } from './official-document.js';

/** Named, not embedded: the fonts of official documents are licensed to the office that prints them. */
const TITLE_FONT = '方正小标宋_GBK';
const TEXT_FONT = '仿宋_GB2312';
const HEADING_FONT = '黑体';
const PAGE_FONT = '宋体';

const twips = (millimetres: number): number => Math.round(millimetres * TWIPS_PER_MM);
const fontOf = (eastAsia: string) => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia });
const run = (text: string, { font = TEXT_FONT, size = FONT_SIZE.text, color }: { font?: string; size?: number; color?: string } = {}): TextRun[] =>
  text.split('\n').map((line, index) => new TextRun({ text: line, font: fontOf(font), size: size * 2, ...(color ? { color } : {}), ...(index > 0 ? { break: 1 } : {}) }));
const exactly = (points: number) => ({ line: points * 20, lineRule: LineRuleType.EXACT, before: 0, after: 0 });
/** Two characters in front of a paragraph. */
const INDENT = { firstLine: FONT_SIZE.text * 2 * 20 };
const text = (content: string, options: IParagraphOptions = {}, style: Parameters<typeof run>[1] = {}): Paragraph => new Paragraph({ spacing: exactly(LINE), ...options, children: run(content, style) });
const rule = (color: string, size: number) => ({ style: BorderStyle.SINGLE, color, size, space: 4 });

const cell = (content: string): TableCell => new TableCell({ margins: { left: 80, right: 80 }, children: [new Paragraph({ spacing: { before: 20, after: 20 }, children: run(content, { size: FONT_SIZE.small }) })] });
const table = ({ head, rows }: Extract<Block, { kind: 'table' }>): Table =>
  new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [head, ...rows].map((cells, index) => new TableRow({ tableHeader: index === 0, cantSplit: true, children: cells.map(cell) })),
  });

const blockOf = (block: Block): (Paragraph | Table)[] => {
  switch (block.kind) {
    case 'paragraph':
      return [text(block.text, { indent: INDENT })];
    case 'heading':
      return [text(block.text, { indent: INDENT, keepNext: true }, { font: HEADING_FONT })];
    case 'list':
      return block.items.map((item, index) => text(`${index + 1}. ${item}`, { indent: INDENT }));
    case 'table':
      return [table(block)];
  }
};

const pageNumber = (alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Footer =>
  new Footer({ children: [new Paragraph({ alignment, children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: fontOf(PAGE_FONT), size: FONT_SIZE.small * 2 })] })] });

const head = (document: OfficialDocument): Paragraph[] => [
  text(document.issuer, { alignment: AlignmentType.CENTER, spacing: { before: 0, after: LINE * 20 } }, { font: TITLE_FONT, size: issuerSize(document.issuer), color: RED }),
  text(document.documentNumber, { alignment: AlignmentType.CENTER, border: { bottom: rule(RED, 12) } }),
  text('', {}),
  text(document.title, { alignment: AlignmentType.CENTER, spacing: { before: 0, after: LINE * 20 }, keepNext: true }, { font: TITLE_FONT, size: FONT_SIZE.title }),
  text(`${document.addressee}：`),
];

const foot = (document: OfficialDocument): Paragraph[] => {
  const small = { size: FONT_SIZE.small };
  const line = (content: string, border: IParagraphOptions['border']): Paragraph => text(content, { ...(border ? { border } : {}), indent: { left: FONT_SIZE.small * 20, right: FONT_SIZE.small * 20 }, keepLines: true }, small);
  const copies = document.copies.length === 0 ? [] : [line(`抄送：${document.copies.join('，')}`, { top: rule('000000', 8) })];
  return [
    text('', {}),
    text(document.signedBy, { alignment: AlignmentType.RIGHT, indent: { right: FONT_SIZE.text * 2 * 20 }, keepNext: true }),
    text(signedLine(document), { alignment: AlignmentType.RIGHT, indent: { right: FONT_SIZE.text * 4 * 20 }, keepNext: true }),
    text('', {}),
    ...copies,
    line(document.printedBy, { top: rule('000000', copies.length > 0 ? 4 : 8), bottom: rule('000000', 8) }),
  ];
};

/** A docx in the layout of GB/T 9704; its bytes follow from the document and the clock alone. */
export async function writeDocx(document: OfficialDocument): Promise<Buffer> {
  const made = new Document({
    title: document.title, creator: document.signedBy, lastModifiedBy: document.signedBy, evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: { page: { size: { width: twips(PAPER.width), height: twips(PAPER.height) }, margin: { top: twips(PAPER.top), bottom: twips(PAPER.bottom), left: twips(PAPER.left), right: twips(PAPER.right), footer: twips(PAPER.bottom - 12) } } },
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children: [...head(document), ...document.body.flatMap(blockOf), ...foot(document)],
      },
    ],
  });
  return Packer.toBuffer(made);
}

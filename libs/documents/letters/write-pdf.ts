import type pdfmake from 'pdfmake';
import type { Font } from './cjk-font.js';
import { FONT_SIZE, issuerSize, LINE, PAPER, POINTS_PER_MM, RED } from './measures.js';
import { signedLine, type Block, type OfficialDocument } from './official-document.js';

type Definition = Parameters<typeof pdfmake.createPdf>[0];
type Content = Definition['content'];

const points = (millimetres: number): number => millimetres * POINTS_PER_MM;
const WIDTH = points(PAPER.width - PAPER.left - PAPER.right);
const lineHeight = LINE / FONT_SIZE.text / 1.448;
const rule = (lineColor: string, lineWidth: number): Content => ({ canvas: [{ type: 'line', x1: 0, y1: 0, x2: WIDTH, y2: 0, lineWidth, lineColor }], margin: [0, 4, 0, 4] });
/** pdfmake drops blanks in front of a line; these it keeps. */
const INDENT = '\u3000\u3000';

/** A word that is longer than a line (an address, a hash) is broken; elsewhere lines end where Chinese lets them. */
const breaking = (text: string): { wordBreak?: 'break-all' } => (/[!-~]{36}/.test(text) ? { wordBreak: 'break-all' } : {});

const blockOf = (block: Block): Content[] => {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return [{ text: INDENT + block.text, preserveLeadingSpaces: true, ...breaking(block.text) }];
    case 'list':
      return block.items.map((item, index): Content => ({ text: `${INDENT}${index + 1}. ${item}`, preserveLeadingSpaces: true, ...breaking(item) }));
    case 'table':
      return [
        {
          table: { headerRows: 1, dontBreakRows: true, widths: block.head.map(() => '*'), body: [block.head, ...block.rows].map((row) => row.map((text) => ({ text, fontSize: FONT_SIZE.small, lineHeight: 1, wordBreak: 'break-all' as const }))) },
          margin: [0, 4, 0, 4],
        },
      ];
  }
};

const last = ({ body }: OfficialDocument): readonly Block[] => body.slice(-1).filter(({ kind }) => kind === 'paragraph');
const rest = (document: OfficialDocument): readonly Block[] => document.body.slice(0, document.body.length - last(document).length);

const contentOf = (document: OfficialDocument): Content[] => [
  { text: document.issuer, color: `#${RED}`, fontSize: issuerSize(document.issuer), alignment: 'center', lineHeight: 1, margin: [0, 0, 0, LINE] },
  { text: document.documentNumber, alignment: 'center' },
  rule(`#${RED}`, 1.5),
  { text: document.title, fontSize: FONT_SIZE.title, alignment: 'center', lineHeight: 1.1, margin: [0, LINE, 0, LINE] },
  { text: `${document.addressee}：` },
  ...rest(document).flatMap(blockOf),
  {
    // Nobody signs an empty page: the last paragraph goes with the signature.
    unbreakable: true,
    stack: [
      ...last(document).flatMap(blockOf),
      { text: document.signedBy, alignment: 'right', margin: [0, LINE, FONT_SIZE.text * 2, 0] },
      { text: signedLine(document), alignment: 'right', margin: [0, 0, FONT_SIZE.text * 4, LINE] },
      rule('#000000', 1),
      ...(document.copies.length === 0 ? [] : [{ text: `抄送：${document.copies.join('，')}`, fontSize: FONT_SIZE.small, margin: [FONT_SIZE.small, 0, FONT_SIZE.small, 0] } satisfies Content, rule('#000000', 0.5)]),
      { text: document.printedBy, fontSize: FONT_SIZE.small, margin: [FONT_SIZE.small, 0, FONT_SIZE.small, 0] },
      rule('#000000', 1),
    ],
  },
];

/** A pdf in the layout of GB/T 9704 with this font inside; nothing else is read, neither of the net nor of the disk. */
export async function writePdf(document: OfficialDocument, { path, postscriptName }: Font): Promise<Buffer> {
  const face = postscriptName === undefined ? path : [path, postscriptName];
  // Only who writes a letter needs all of it in memory.
  const { default: maker } = await import('pdfmake');
  maker.setUrlAccessPolicy(() => false);
  maker.setLocalAccessPolicy((asked) => asked === path);
  // One weight: what would be bold is larger instead.
  maker.setFonts({ CJK: { normal: face, bold: face, italics: face, bolditalics: face } as never });
  const definition: Definition = {
    pageSize: 'A4',
    pageMargins: [points(PAPER.left), points(PAPER.top), points(PAPER.right), points(PAPER.bottom)],
    info: { title: document.title, author: document.signedBy, creator: document.issuer, producer: document.issuer },
    defaultStyle: { font: 'CJK', fontSize: FONT_SIZE.text, lineHeight },
    footer: (page) => ({ text: `— ${page} —`, alignment: page % 2 === 1 ? 'right' : 'left', fontSize: FONT_SIZE.small, margin: [points(PAPER.left) + FONT_SIZE.small, 14, points(PAPER.right) + FONT_SIZE.small, 0] }),
    content: contentOf(document),
  };
  return maker.createPdf(definition).getBuffer();
}

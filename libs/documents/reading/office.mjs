import mammoth from 'mammoth';
import WordExtractor from 'word-extractor';
import { textOfHtml } from './html.mjs';

/** docx by way of html: paragraphs and tables, pictures left out. */
export async function textOfDocx(bytes) {
  const { value } = await mammoth.convertToHtml({ buffer: bytes }, { convertImage: mammoth.images.imgElement(() => ({ src: '' })), externalFileAccess: false });
  return textOfHtml(value);
}

/** doc: its reader writes a tab behind each cell and a line break behind each row. Its own change of signs would move quotes. */
export async function textOfDoc(bytes) {
  const document = await new WordExtractor().extract(bytes);
  return document.getBody({ filterUnicode: false }).replace(/\r\n?/g, '\n').replace(/^\t+/gm, '').replaceAll('\t', ' | ');
}

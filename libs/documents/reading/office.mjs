import mammoth from 'mammoth';
import WordExtractor from 'word-extractor';
import { textOfHtml } from './html.mjs';

/** docx by way of html: paragraphs and tables, pictures left out. */
export async function textOfDocx(bytes) {
  const { value } = await mammoth.convertToHtml({ buffer: bytes }, { convertImage: mammoth.images.imgElement(() => ({ src: '' })), externalFileAccess: false });
  return textOfHtml(value);
}

/** doc: its reader parts cells by tabs. */
export async function textOfDoc(bytes) {
  const document = await new WordExtractor().extract(bytes);
  return document.getBody().split(/\r?\n|\r/).map((line) => (line.includes('\t') && line.trim() !== '' ? `${line.trim().split('\t').join(' | ')} |` : line)).join('\n');
}

/** What stands in the text of an official document, in its order. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  /** One more level of the outline: 一、 in the text itself. */
  | { readonly kind: 'heading'; readonly text: string }
  /** Numbered through: 1. 2. 3. */
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** 公文 by GB/T 9704: what a letter says, in no format yet. Plain data, so that equal data are equal bytes. */
export interface OfficialDocument {
  /** 发文机关标志, in red at the head. */
  readonly issuer: string;
  /** 发文字号. */
  readonly documentNumber: string;
  readonly title: string;
  /** 主送. */
  readonly addressee: string;
  readonly body: readonly Block[];
  /** 落款: who signs. */
  readonly signedBy: string;
  /** 成文日期, a Beijing day; null: a draft has none yet. */
  readonly signedOn: string | null;
  /** 版记: 抄送. */
  readonly copies: readonly string[];
  /** 版记: who printed it, the line at its end. */
  readonly printedBy: string;
}

export const FORMATS = ['docx', 'pdf'] as const;
export type LetterFormat = (typeof FORMATS)[number];

/** `2024年6月30日`, as official documents write a day. */
export const dayInWords = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};

/** 成文日期, or where it will stand. */
export const signedLine = ({ signedOn }: OfficialDocument): string => (signedOn === null ? '（签发后成文）' : dayInWords(signedOn));

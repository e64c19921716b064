/** What a chapter of the guide may hold; made from Markdown at the build, so that a browser gets no markup to trust. */
export type Word = string | { readonly word: string } | { readonly strong: string } | { readonly code: string } | { readonly link: string; readonly text: string };
export type Words = readonly Word[];

export type Block =
  | { readonly kind: 'heading'; readonly depth: number; readonly words: Words }
  | { readonly kind: 'paragraph'; readonly words: Words }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly Words[])[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'picture'; readonly file: string; readonly shows: string };

export interface Chapter {
  readonly title: string;
  readonly blocks: readonly Block[];
}

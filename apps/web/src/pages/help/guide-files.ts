import { queryOptions } from '@tanstack/react-query';
import type { Language } from '../../ui/preferences.js';
import { isDocument, type ChapterName, type DocumentName } from './chapters.js';
import type { Chapter } from './guide-text.js';

const titles = import.meta.glob<string>('../../../../../libs/guide/*/*.md', { query: '?title', import: 'title', eager: true });
const files = import.meta.glob<Chapter>('../../../../../libs/guide/*/*.md', { import: 'chapter' });
const DOCUMENTS = {
  'zh-CN': import.meta.glob<Chapter>(['../../../../../libs/adr/*.md', '../../../../../libs/operations/runbooks/*.md'], { import: 'chapter' }),
  en: import.meta.glob<Chapter>(['../../../../../libs/adr/*.md', '../../../../../libs/operations/runbooks/*.md'], { import: 'english' }),
};
const fileOf = (language: Language, name: ChapterName): string => `../../../../../libs/guide/${language}/${name}.md`;
const documentFileOf = (name: DocumentName): string => `../../../../../libs/${name.replace(/^runbooks/, 'operations/runbooks')}.md`;

export const titleOf = (language: Language, name: ChapterName): string => titles[fileOf(language, name)] ?? name;

/** Text and addresses of pictures; a file of its own, fetched once. */
export const chapterQuery = (language: Language, name: ChapterName | DocumentName) =>
  queryOptions({
    queryKey: ['guide', language, name],
    queryFn: () => (isDocument(name) ? DOCUMENTS[language][documentFileOf(name)] : files[fileOf(language, name)])?.() ?? Promise.reject(new Error(name)),
    staleTime: Infinity,
  });

import type { Role, SessionView } from '../../api/generated/types.gen.js';

interface Shown {
  readonly name: string;
  /** Whose work it tells of: theirs it comes first. Everybody may read everything. */
  readonly roles?: readonly Role[];
  readonly unitKind?: SessionView['unitKind'];
  /** Of use to all. */
  readonly isForAll?: boolean;
}

/** The guide in its order; a file a chapter and language in `libs/guide`. */
export const CHAPTERS = [
  { name: 'unit-clerk', roles: ['liaison', 'clerk'] },
  { name: 'unit-leader', roles: ['leader', 'head'] },
  { name: 'reviewer', roles: ['reviewer'] },
  { name: 'director', roles: ['director'] },
  { name: 'launch', roles: ['coordinator'] },
  { name: 'running-year', roles: ['coordinator'] },
  { name: 'bureau-leader', roles: ['bureau_leader'] },
  { name: 'administrators', roles: ['system_admin', 'security_admin', 'audit_admin'] },
  { name: 'cities', unitKind: 'province' },
  { name: 'first-steps', isForAll: true },
  { name: 'dates-and-lights', isForAll: true },
  { name: 'installation', roles: ['system_admin'] },
  { name: 'settings', roles: ['system_admin'] },
  { name: 'operation', roles: ['system_admin'] },
  { name: 'architecture' },
  { name: 'changelog' },
  { name: 'parts' },
] as const satisfies readonly Shown[];
export type ChapterName = (typeof CHAPTERS)[number]['name'];
/** Decision records and runbooks, each under the chapter that lists them. */
const LISTED_IN = { adr: 'architecture', runbooks: 'operation' } as const satisfies Readonly<Record<string, ChapterName>>;
export type DocumentName = `${keyof typeof LISTED_IN}/${string}`;

const listedIn = (name: string): ChapterName | undefined => LISTED_IN[(/^(adr|runbooks)\/[\w-]+$/.exec(name)?.[1] ?? '') as keyof typeof LISTED_IN];
export const isDocument = (name: string): name is DocumentName => listedIn(name) !== undefined;
/** The chapter of the contents that a page of the help is, or stands in. */
export const chapterAround = (name: ChapterName | DocumentName): ChapterName => (isDocument(name) ? (listedIn(name) ?? 'first-steps') : name);

interface Reader {
  readonly roles: readonly Role[];
  readonly unitKind: SessionView['unitKind'];
}
const all: readonly (Shown & { readonly name: ChapterName })[] = CHAPTERS;
const isTheirs = ({ roles = [], unitKind, isForAll = false }: Shown, reader: Reader): boolean => isForAll || unitKind === reader.unitKind || roles.some((role) => reader.roles.includes(role));

/** What a reader needs, then the rest. */
export const chaptersFor = (reader: Reader): { readonly own: readonly ChapterName[]; readonly other: readonly ChapterName[] } => ({
  own: all.filter((each) => isTheirs(each, reader)).map(({ name }) => name),
  other: all.filter((each) => !isTheirs(each, reader)).map(({ name }) => name),
});

/** Which chapter tells of a page; `own`: the first of the reader's role. */
export const CHAPTER_OF: Readonly<Record<string, ChapterName | 'own'>> = {
  '/login': 'first-steps',
  '/worklist': 'own',
  '/assignments/$': 'own',
  '/return-letters/$': 'reviewer',
  '/sign-off': 'unit-leader',
  '/prints/$': 'own',
  '/overview': 'dates-and-lights',
  '/items': 'dates-and-lights',
  '/tasks/$task': 'dates-and-lights',
  '/units/$unit': 'dates-and-lights',
  '/rates': 'dates-and-lights',
  '/metrics': 'dates-and-lights',
  '/flags': 'director',
  '/load': 'director',
  '/briefing': 'bureau-leader',
  '/notices': 'dates-and-lights',
  '/registers/reminders': 'dates-and-lights',
  '/registers/supervision': 'dates-and-lights',
  '/bulletins': 'running-year',
  '/bulletins/$bulletin': 'running-year',
  '/progress': 'own',
  '/requests': 'unit-leader',
  '/cities': 'cities',
  '/catalogue': 'launch',
  '/catalogue/versions/$version': 'launch',
  '/catalogue/versions/$version/diff': 'launch',
  '/cycles/$year': 'launch',
  '/cycles/$year/carry-over': 'running-year',
  '/organisation': 'running-year',
  '/rehearsals': 'launch',
  '/changes': 'running-year',
  '/calendar': 'running-year',
  '/rules': 'running-year',
  '/system': 'administrators',
  '/security': 'administrators',
  '/audit': 'administrators',
  '/outbox': 'first-steps',
  '/me': 'first-steps',
  '/help': 'own',
};

/** What an address of the help page shows: what it names, what tells of the page it was asked on, what the reader needs first. */
export const chapterFor = (search: { readonly chapter?: string; readonly of?: string }, reader: Reader): ChapterName | DocumentName => {
  if (search.chapter !== undefined && isDocument(search.chapter)) return search.chapter;
  const named = all.find(({ name }) => name === search.chapter)?.name;
  const told = CHAPTER_OF[search.of ?? ''] ?? 'own';
  return named ?? (told === 'own' ? (chaptersFor(reader).own[0] ?? 'first-steps') : told);
};

import type { CatalogueDraft } from '#domain/catalogue/catalogue-draft.js';
import { diffCatalogues, type DiffItem, type DiffKind } from '#domain/catalogue/diff/diff-catalogues.js';

const KIND_WORDS: Readonly<Record<DiffKind, string>> = {
  new: '新增 new', dropped: '取消 dropped', unsure: '待判定 unsure', moved: '移动 moved', reworded: '改写 reworded', changed_duty: '职责变化 changed duty', same: '未变 same',
};

/** 两份通知的比较 (X2) for a terminal: a line a task that is otherwise, below it each difference. */
export const diffReport = (before: CatalogueDraft, after: CatalogueDraft): string => {
  const items = diffCatalogues(before, after);
  const same = items.filter(({ kinds }) => kinds.includes('same')).length;
  return [`  与上一份比较 compared with ${before.notice.documentNumber ?? before.notice.title ?? '?'}：${same} 项未变 same，${items.length - same} 项不同 otherwise`, ...items.filter(({ kinds }) => !kinds.includes('same')).flatMap(linesOf)].join('\n');
};

const linesOf = ({ kinds, before, after, changes }: DiffItem): string[] => [
  `  ${before?.number ?? '–'} → ${after?.number ?? '–'} ${(after ?? before)?.title ?? ''}：${kinds.map((kind) => KIND_WORDS[kind]).join('、')}`,
  ...changes.map(({ field, was, is }) => `      ${field}：${brief(was)} → ${brief(is)}`),
];
const brief = (text: string | null): string => (text === null ? '–' : text.length > 40 ? `${text.slice(0, 40)}…` : text);

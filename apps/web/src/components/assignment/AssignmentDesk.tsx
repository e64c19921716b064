import { lazy, Suspense, useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssignmentView } from '../../api/generated/types.gen.js';
import { TabBar } from '../../ui/TabBar.js';
import { useKey } from '../../ui/use-keys.js';
import { useIsPhone } from '../../ui/use-media.js';
import type { DraftHandle } from '../use-draft.js';
import { AssignmentHead } from './AssignmentHead.js';
import { ClauseTab } from './ClauseTab.js';
import { DecisionBar } from './DecisionBar.js';
import { PlanTab } from './PlanTab.js';
import { PageSkeleton } from '../../ui/Skeletons.js';
import { Waiting } from '../Waiting.js';

// Beside plan and clause each is loaded when it is opened.
const CasesTab = lazy(() => import('./CasesTab.js').then(({ CasesTab }) => ({ default: CasesTab })));
const DiffTab = lazy(() => import('./DiffTab.js').then(({ DiffTab }) => ({ default: DiffTab })));
const FilesTab = lazy(() => import('./FilesTab.js').then(({ FilesTab }) => ({ default: FilesTab })));
const HistoryTab = lazy(() => import('./HistoryTab.js').then(({ HistoryTab }) => ({ default: HistoryTab })));
const LedgerTab = lazy(() => import('./LedgerTab.js').then(({ LedgerTab }) => ({ default: LedgerTab })));
const ProgressTab = lazy(() => import('./ProgressTab.js').then(({ ProgressTab }) => ({ default: ProgressTab })));
const ThreadsTab = lazy(() => import('./ThreadsTab.js').then(({ ThreadsTab }) => ({ default: ThreadsTab })));
const ReviewTab = lazy(() => import('./ReviewTab.js').then(({ ReviewTab }) => ({ default: ReviewTab })));
const DraftEditor = lazy(() => import('./DraftEditor.js').then(({ DraftEditor }) => ({ default: DraftEditor })));

interface Props {
  assignment: AssignmentView;
  draft: DraftHandle | null;
  draftError?: unknown;
  isDrafting?: boolean;
  takesFocus?: boolean;
  onDecided?: () => void;
}
const TABS = [
  'plan',
  'clause',
  'diff',
  'review',
  'cases',
  'progress',
  'threads',
  'history',
  'files',
  'ledger',
] as const;
type Tab = (typeof TABS)[number];

/** What is asked now stands open. */
const FIRST: Partial<Record<AssignmentView['status'], Tab>> = { assigned: 'clause', approved: 'progress', completion_declared: 'progress' };

export const AssignmentDesk = ({ assignment, draft, draftError, isDrafting = false, takesFocus = false, onDecided }: Props): ReactElement => {
  const { t } = useTranslation();
  const isPhone = useIsPhone();
  const [tab, setTab] = useState<Tab>(FIRST[assignment.status] ?? 'plan');
  const step = (by: number): void => setTab(TABS[(TABS.indexOf(tab) + by + TABS.length) % TABS.length] ?? 'plan');
  useKey('[', () => step(-1));
  useKey(']', () => step(1));
  const opinions = assignment.letter?.items.length ?? 0;
  // On the phone the row is swiped; the names are short, so that most of them stand there.
  const labelOf = (key: Tab): string => (key === 'review' && opinions > 0 ? t('assignment.tab.reviewWith', { n: opinions }) : key === 'ledger' && isPhone ? t('assignment.tab.ledgerShort') : t(`assignment.tab.${key}`));
  const contents: Record<Tab, ReactElement> = {
    plan: isDrafting ? draft ? <DraftEditor assignment={assignment} draft={draft} /> : <Waiting error={draftError} /> : <PlanTab assignment={assignment} />,
    clause: <ClauseTab assignment={assignment} />,
    diff: <DiffTab assignment={assignment} />,
    review: <ReviewTab assignment={assignment} />,
    cases: <CasesTab assignment={assignment} />,
    progress: <ProgressTab assignment={assignment} />,
    threads: <ThreadsTab assignment={assignment} />,
    files: <FilesTab assignment={assignment} />,
    history: <HistoryTab assignment={assignment} />,
    ledger: <LedgerTab id={assignment.id} />,
  };
  return (
    <article className="desk" aria-labelledby="assignment-title">
      <AssignmentHead assignment={assignment} takesFocus={takesFocus} />
      <TabBar label={t('assignment.tabs')} tabs={TABS.map((key) => ({ key, label: labelOf(key) }))} value={tab} onChange={setTab}>
        <Suspense fallback={<PageSkeleton />}>{contents[tab]}</Suspense>
      </TabBar>
      <DecisionBar assignment={assignment} draft={draft} {...(onDecided ? { onDecided } : {})} />
    </article>
  );
};

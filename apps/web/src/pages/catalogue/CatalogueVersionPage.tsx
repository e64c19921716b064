import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { catalogueSourceQuery, catalogueVersionQuery } from '../../api/catalogue-queries.js';
import { organisationQuery } from '../../api/organisation-queries.js';
import type { CatalogueVersionView, UnitView } from '../../api/generated/types.gen.js';
import { CorrectionLines } from '../../components/catalogue/CorrectionLines.js';
import { correctionsByPath } from '../../components/catalogue/corrections.js';
import { DraftContext, useDraftDesk, type DraftDesk } from '../../components/catalogue/draft-context.js';
import { blocksOf, fieldAt, fieldsOf, type DraftBlock, type Quote } from '../../components/catalogue/draft-fields.js';
import { DraftProblems } from '../../components/catalogue/DraftProblems.js';
import { FieldList, type Mode } from '../../components/catalogue/FieldList.js';
import { Questions } from '../../components/catalogue/Questions.js';
import { questionsOf, type Question } from '../../components/catalogue/questions.js';
import { SourcePane } from '../../components/catalogue/SourcePane.js';
import { useChoosing, useWalk } from '../../components/catalogue/use-walk.js';
import { VersionHead } from '../../components/catalogue/VersionHead.js';
import { CorrectBySheet } from '../../forms/correct-by-sheet.js';
import { pathTo } from '../../path-builder.js';
import { DRAFT_PARTS } from '../../search-types.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { useKey } from '../../ui/use-keys.js';
import { useIsPhone } from '../../ui/use-media.js';
import { mayDo } from '../../api/allowed-actions.js';
import { Waiting } from '../../components/Waiting.js';
import { useSide } from '../../components/use-side.js';
import { isNotThere } from '../../api/client.js';

const route = getRouteApi('/inside/catalogue/versions/$version');
const NO_UNITS: readonly UnitView[] = [];

/** 目录版本: what the import made of the notice beside the notice, until a second person confirms it. */
export const CatalogueVersionPage = (): ReactElement => {
  const { version } = route.useParams();
  const { data, error } = useQuery(catalogueVersionQuery(`catalogue/${version}`));
  const units = useSide({ ...organisationQuery, enabled: data !== undefined }) ?? NO_UNITS;
  if (!data) return <div className="page"><Waiting error={error} /></div>;
  return <Desk version={data} units={units} />;
};

const Desk = ({ version, units }: { version: CatalogueVersionView; units: readonly UnitView[] }): ReactElement => {
  const { t } = useTranslation();
  const isPhone = useIsPhone();
  const [shown, showQuote] = useState<Quote | null>(null);
  const blocks = useMemo(() => blocksOf(version.draft), [version.draft]);
  const desk = useMemo((): DraftDesk => ({ version, units, fields: fieldsOf(blocks), corrections: correctionsByPath(version.corrections), showQuote }), [version, units, blocks]);
  const questions = useMemo(() => questionsOf(version, desk.fields), [version, desk.fields]);
  return (
    <DraftContext value={desk}>
      <div className="page stack">
        <VersionHead />
        <DraftProblems />
        {isPhone ? <EmptyState why={t('version.notOnPhone')} /> : <Parts blocks={blocks} questions={questions} shown={shown} />}
      </div>
    </DraftContext>
  );
};

interface PartsProps {
  blocks: readonly DraftBlock[];
  questions: readonly Question[];
  /** A quote that a form asks to see; it goes before that of the chosen row. */
  shown: Quote | null;
}

const Parts = ({ blocks, questions, shown }: PartsProps): ReactElement => {
  const { t } = useTranslation();
  const { version, fields } = useDraftDesk();
  const { part = 'questions', at } = route.useSearch();
  const { data: source, error } = useQuery(catalogueSourceQuery(version.id));
  const [mode, setMode] = useState<Mode>();
  const choose = useChoosing(version.id, part, setMode);
  useWalk(part === 'questions' ? questions.map(({ id }) => id) : part === 'fields' ? fields.map(({ path }) => path) : [], at, choose);
  useKey('e', () => setMode('correct'), part === 'fields' && at !== undefined && mayDo(version, 'CorrectField'));
  const quote = shown ?? (part === 'questions' ? questions.find(({ id }) => id === at) : fieldAt(fields, at))?.quote ?? null;
  const counts = { questions: version.open, fields: fields.length, corrections: version.corrections.length };
  return (
    <>
      <nav className="boxes" aria-label={t('version.parts')}>
        {DRAFT_PARTS.map((each) => (
          <Link key={each} {...pathTo.catalogueVersion(version.id, { part: each })} className="box-link" aria-current={each === part ? 'page' : undefined} replace>
            {t(`version.part.${each}`)} <span className="box-count">{counts[each]}</span>
          </Link>
        ))}
        <span className="muted key-hint">{t('version.keys')}</span>
      </nav>
      <div className="version-desk">
        <div className="version-left stack">
          {part === 'questions' && <Questions questions={questions} chosen={at} onChoose={choose} />}
          {part === 'fields' && <CorrectBySheet />}
          {part === 'fields' && <FieldList blocks={blocks} chosen={at} mode={mode} onChoose={choose} onMode={setMode} />}
          {part === 'corrections' && <Corrections />}
        </div>
        {source ? <SourcePane source={source} quote={quote} /> : isNotThere(error) ? <p className="muted">{t('version.noSource')}</p> : <Waiting error={error} />}
      </div>
    </>
  );
};

/** Every correction there was, the newest first. */
const Corrections = (): ReactElement => {
  const { t } = useTranslation();
  const { version, fields } = useDraftDesk();
  if (version.corrections.length === 0) return <EmptyState why={t('version.noCorrections')} />;
  return (
    <ol className="stack">
      {version.corrections.toReversed().map((correction) => {
        const field = fieldAt(fields, correction.path);
        return (
          <li key={`${correction.at} ${correction.path}`} className="draft-block">
            <p className="reference">{field ? <Link {...pathTo.catalogueVersion(version.id, { part: 'fields', at: field.path })}>{correction.path}</Link> : correction.path}</p>
            <CorrectionLines correction={correction} kind={field?.path === correction.path ? field.kind : null} />
          </li>
        );
      })}
    </ol>
  );
};

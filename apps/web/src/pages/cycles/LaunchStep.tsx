import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Input, Progress } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CycleCommand } from '../../api/generated/types.gen.js';
import { launchPreviewQuery, launchProgressQuery } from '../../api/cycles-queries.js';
import { useSession } from '../../components/session-context.js';
import { Field, FormShell } from '../../forms/FormShell.js';
import { useAct } from '../../forms/use-act.js';
import { useLanguage } from '../../messages/use-language.js';
import { apiPathTo } from '../../api-paths.js';
import { pathTo } from '../../path-builder.js';
import { instantText } from '../../ui/date-text.js';
import type { StepProps } from './step-props.js';
import { bareOf, NOTHING, reasonsToSend } from './launch-reasons.js';
import { isLaunched } from '../../api/cycle.js';
import { Waiting } from '../../components/Waiting.js';

/** 7: the typed year, so that nobody issues hundreds of assignments by a slip; then how far it has come. */
export const LaunchStep = (props: StepProps): ReactElement => (isLaunched(props.cycle) ? <Launched {...props} /> : <LaunchForm {...props} />);

const LaunchForm = ({ year, cycle, check, given, give }: StepProps): ReactElement => {
  const { t } = useTranslation();
  const session = useSession();
  const { data: preview, error } = useQuery(launchPreviewQuery(year));
  const [typed, setTyped] = useState('');
  const { send, ...sending } = useAct<CycleCommand>(apiPathTo.cycleCommands(cycle.id), ['cycles', 'catalogue', 'overview', 'worklist'], () => {
    setTyped('');
    give(NOTHING);
  });
  const bare = bareOf(check.warnings, given).length;
  const notReady = (): string | undefined => {
    if (!session.roles.includes('coordinator')) return t('cycle.onlyCoordinator');
    if (check.blockers.length > 0) return t('launch.stillBlocked', { n: check.blockers.length });
    if (bare > 0) return t('launch.stillBare', { n: bare });
    return typed === String(year) ? undefined : t('launch.typeYear', { year });
  };
  const body = (): CycleCommand => ({ type: 'LaunchCycle', typedYear: Number(typed), reasons: reasonsToSend(check.warnings, given), ...(check.catalogueHash === null ? {} : { catalogueHash: check.catalogueHash }) });
  if (!preview) return <Waiting error={error} rows={3} />;
  return (
    <FormShell title={t('launch.form', { year, n: preview.total })} submitText={t('launch.submit')} notReady={notReady()} onSubmit={() => send(body())} onCancel={() => setTyped('')} {...sending}>
      <ul className="findings">
        <li className={check.blockers.length > 0 ? 'check-blocked' : 'check-passed'}>
          {t('launch.blockers', { n: check.blockers.length })} {check.blockers.length > 0 && <Link {...pathTo.cycle(year, { step: 'check' })}>{t('launch.step.check')}</Link>}
        </li>
        <li className={bare > 0 ? 'check-blocked' : 'check-passed'}>
          {t('launch.warnings', { n: check.warnings.length, bare })} {bare > 0 && <Link {...pathTo.cycle(year, { step: 'check' })}>{t('launch.step.check')}</Link>}
        </li>
      </ul>
      <Field label={t('launch.typeYear', { year })} hint={t('launch.once')}>
        {(id) => <Input id={id} inputMode="numeric" maxLength={4} className="day" value={typed} onChange={(event) => setTyped(event.target.value)} />}
      </Field>
    </FormShell>
  );
};

const Launched = ({ year, cycle }: StepProps): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data, error } = useQuery(launchProgressQuery(year));
  return (
    <>
      <p role="status">
        <strong>{t('launch.isLaunched', { year, at: cycle.launchedAt === null ? '' : instantText(cycle.launchedAt, language, true) })}</strong>
      </p>
      {!data && <Waiting error={error} rows={1} />}
      {data && (
        <>
          <Progress aria-label={t('launch.progress')} percent={data.issued === 0 ? 100 : Math.floor((100 * data.started) / data.issued)} />
          <p>
            {t('launch.started', { started: data.started, issued: data.issued })} {data.started < data.issued && <span className="muted">{t('launch.mayLeave')}</span>}
          </p>
        </>
      )}
      <p>
        <Link {...pathTo.overview()}>{t('launch.toOverview')}</Link>
      </p>
    </>
  );
};

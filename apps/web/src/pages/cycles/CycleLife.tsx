import { Link } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/client.js';
import type { CycleCommand, CycleView } from '../../api/generated/types.gen.js';
import { Field, FormShell } from '../../forms/FormShell.js';
import { useAct } from '../../forms/use-act.js';
import { apiPathTo } from '../../api-paths.js';
import { pathTo } from '../../path-builder.js';
import { ReasonButton } from '../../ui/ReasonButton.js';
import { isFound, LOCAL, useUnitOptions } from '../../forms/unit-options.js';
import { refusalOf, refusalText } from '../../api/allowed-actions.js';
import { useLanguage } from '../../messages/use-language.js';

const ACTS = ['AddUnit', 'PublishScores', 'CloseCycle', 'ArchiveCycle'] as const;
type Act = (typeof ACTS)[number];
const TOUCHED = ['cycles', 'overview', 'worklist', 'assignments', 'scores'];

/** A launched cycle: units that join or leave, its published scores, its closing, its archive, and what goes over to the next year. */
export const CycleLife = ({ year, cycle }: { year: number; cycle: CycleView }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const [open, setOpen] = useState<Act>();
  const close = (): void => setOpen(undefined);
  return (
    <section className="stack" aria-labelledby="life-title">
      <h2 id="life-title">{t('life.title')}</h2>
      {open === 'AddUnit' && <AddUnitForm cycle={cycle} onClose={close} />}
      {open !== undefined && open !== 'AddUnit' && <SureForm cycle={cycle} type={open} onClose={close} />}
      {open === undefined && (
        <div className="row wrap">
          {ACTS.map((act) => (
            <ReasonButton key={act} reason={refusalText(refusalOf(cycle, act), language)} onClick={() => setOpen(act)}>
              {t(`life.act.${act}`)}
            </ReasonButton>
          ))}
          <Link {...pathTo.changes({ propose: 'batch' })}>{t('life.unitLeaves')}</Link>
          <Link {...pathTo.carryOver(year)}>{t('life.carryOver', { year })}</Link>
        </div>
      )}
    </section>
  );
};

interface FormProps {
  cycle: CycleView;
  onClose: () => void;
}

const AddUnitForm = ({ cycle, onClose }: FormProps): ReactElement => {
  const { t } = useTranslation();
  const units = useUnitOptions(LOCAL);
  const [unit, setUnit] = useState<string>();
  const { send, ...sending } = useAct<CycleCommand>(apiPathTo.cycleCommands(cycle.id), TOUCHED, onClose);
  return (
    <FormShell title={t('life.addTitle')} submitText={t('life.act.AddUnit')} notReady={unit === undefined ? t('form.reasonNeeded', { label: t('filter.unit') }) : undefined} onSubmit={() => unit !== undefined && send({ type: 'AddUnit', unit })} onCancel={onClose} {...sending}>
      <Field label={t('filter.unit')} hint={t('life.addHint')}>
        {(id) => <Select id={id} autoFocus showSearch={{ filterOption: isFound }} value={unit ?? null} options={[...units]} onChange={(next: string | null) => setUnit(next ?? undefined)} />}
      </Field>
    </FormShell>
  );
};

/** Publishing, closing or archiving, after it was said what that means; what is still open is named, each a link. */
const SureForm = ({ cycle, type, onClose }: FormProps & { type: Exclude<Act, 'AddUnit'> }): ReactElement => {
  const { t } = useTranslation();
  const { send, ...sending } = useAct<CycleCommand>(apiPathTo.cycleCommands(cycle.id), TOUCHED, onClose);
  const open = sending.submitError instanceof ApiError ? sending.submitError.body.facts['assignments'] : undefined;
  const ids = Array.isArray(open) ? open.filter((id) => typeof id === 'string') : [];
  return (
    <FormShell title={t(`life.titleOf.${type}`)} submitText={t(`life.act.${type}`)} isDanger={type !== 'PublishScores'} focusCancel onSubmit={() => send({ type })} onCancel={onClose} {...sending}>
      <p>{t(`life.whyOf.${type}`)}</p>
      {ids.length > 0 && (
        <>
          <p>{t('life.open', { n: ids.length })}</p>
          <ul className="plain row wrap">
            {ids.map((id) => (
              <li key={id}>
                <Link {...pathTo.assignment(id)}>{id}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </FormShell>
  );
};

import { Input } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { LaunchCheckView } from '../api/generated/types.gen.js';
import { Field } from '../forms/FormShell.js';

type Warning = LaunchCheckView['warnings'][number];

interface Props {
  check: LaunchCheckView;
  /** One a kind of warning. */
  reasons: Readonly<Record<string, string>>;
  onReason: (code: Warning['code'], reason: string) => void;
}

export const warningCodes = ({ warnings }: LaunchCheckView): Warning['code'][] => [...new Set(warnings.map(({ code }) => code))];

/** 下达检查 (Y2): what blocks the launch, and what needs a reason, one for each kind. */
export const LaunchFindings = ({ check, reasons, onReason }: Props): ReactElement => {
  const { t } = useTranslation();
  return (
    <>
      {check.blockers.length > 0 && (
        <section>
          <h4>{t('launchCheck.blockers', { n: check.blockers.length })}</h4>
          <ul>
            {check.blockers.map(({ code, about, name, roles }) => (
              <li key={`${code} ${about}`}>
                {t(`launchCheck.blocker.${code}`)}
                {name && `${t('launchCheck.of')}${name}`} {roles.map((role) => t(`role.${role}`)).join(t('launchCheck.and'))}
              </li>
            ))}
          </ul>
        </section>
      )}
      {warningCodes(check).map((code) => (
        <section key={code}>
          <h4>{t(`launchCheck.warning.${code}`)}</h4>
          <ul>
            {check.warnings.filter((each) => each.code === code).map(({ id, text, dueOn }) => (
              <li key={id}>
                {text} {dueOn}
              </li>
            ))}
          </ul>
          <Field label={t('launchCheck.reason')}>
            {(id) => <Input id={id} maxLength={2000} value={reasons[code] ?? ''} onChange={(event) => onReason(code, event.target.value)} />}
          </Field>
        </section>
      ))}
    </>
  );
};

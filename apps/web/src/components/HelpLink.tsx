import { QuestionCircleOutlined } from '@ant-design/icons';
import { Link, useNavigate, useRouterState } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { pathTo } from '../path-builder.js';
import { useKey } from '../ui/use-keys.js';

/** 帮助, by `?` too: the chapter that tells of the page shown. */
export const HelpLink = (): ReactElement => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const of = useRouterState({ select: ({ matches }) => matches.at(-1)?.fullPath ?? '' });
  const path = pathTo.help(of === '' ? {} : { of });
  // What types a question mark holds Shift.
  useKey('shift+?', () => void navigate(path));
  return (
    <Link {...path} className="icon-link" aria-label={t('help.open')} title={t('help.open')}>
      <QuestionCircleOutlined aria-hidden />
    </Link>
  );
};

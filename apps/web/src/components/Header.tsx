import { BellOutlined } from '@ant-design/icons';
import { Link, useRouter } from '@tanstack/react-router';
import { Badge, Select } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { chosenYear } from '../api/cycle.js';
import { cyclesQuery, noticesQuery } from '../api/queries.js';
import { useLanguage } from '../messages/use-language.js';
import { pathTo } from '../path-builder.js';
import { nameOf } from '../ui/date-text.js';
import { useIsPhone } from '../ui/use-media.js';
import { HelpLink } from './HelpLink.js';
import { SearchBox } from './SearchBox.js';
import { SignOutButton } from './SignOutButton.js';
import { LanguageSwitch, ThemeSwitch } from './Switches.js';
import { useSession } from './session-context.js';
import { useCycle } from './use-cycle.js';
import { useSide } from './use-side.js';

const Bell = (): ReactElement => {
  const { t } = useTranslation();
  const data = useSide(noticesQuery());
  const unread = data?.unread ?? 0;
  return (
    <Link {...pathTo.notices()} className="icon-link" aria-label={t('shell.bell', { n: unread })} title={t('shell.bell', { n: unread })}>
      <Badge count={unread} size="small" overflowCount={99}>
        <BellOutlined aria-hidden />
      </Badge>
    </Link>
  );
};

/** Of one cycle its name; of several, which one the pages show. */
const CycleChoice = (): ReactElement => {
  const { t } = useTranslation();
  const router = useRouter();
  const { year } = useCycle();
  const cycles = useSide(cyclesQuery) ?? [];
  if (cycles.length < 2) return <span className="cycle">{t('shell.cycle', { year })}</span>;
  const choose = (next: number): void => {
    chosenYear.set(next);
    void router.invalidate();
  };
  return <Select className="cycle" size="small" variant="borderless" aria-label={t('shell.cycleChoice')} value={year} options={cycles.map((each) => ({ value: each.year, label: t('shell.cycle', { year: each.year }) }))} onChange={choose} />;
};

export const Header = (): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const isPhone = useIsPhone();
  const session = useSession();
  return (
    <header className="header">
      <Link {...pathTo.home()} className="brand" aria-label={t('shell.home')}>
        {t('shell.brand')}
      </Link>
      <CycleChoice />
      <span className="header-gap" />
      <SearchBox />
      <HelpLink />
      <Bell />
      {!isPhone && (
        <>
          <LanguageSwitch />
          <ThemeSwitch />
          <span className="who">
            <strong>{session.name}</strong> <span className="muted">{nameOf(session.unit, language)}</span>
          </span>
          <SignOutButton type="text" />
        </>
      )}
    </header>
  );
};

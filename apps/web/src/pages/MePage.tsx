import { Radio, Switch } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { OwnAccount } from '../components/account/OwnAccount.js';
import { CalendarFeed } from '../components/CalendarFeed.js';
import { SignOutButton } from '../components/SignOutButton.js';
import { MoreEntries } from '../components/Navigation.js';
import { NoticeSettings } from '../components/NoticeSettings.js';
import { PhraseKeeper } from '../components/PhraseKeeper.js';
import { useSession } from '../components/session-context.js';
import { useLanguage } from '../messages/use-language.js';
import { Proxies } from './organisation/Proxies.js';
import { nameOf } from '../ui/date-text.js';
import { LANGUAGES, languageChoice, singleKeys, THEMES, themeChoice } from '../ui/preferences.js';
import { useStore } from '../ui/store.js';
import { useIsPhone } from '../ui/use-media.js';

/** 我的: who I am here, and how the pages look to me. */
export const MePage = (): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const isPhone = useIsPhone();
  const session = useSession();
  const theme = useStore(themeChoice);
  const keys = useStore(singleKeys);
  return (
    <div className="page me">
      <h1>{t('nav.me')}</h1>
      <dl className="facts">
        <div>
          <dt>{t('me.name')}</dt>
          <dd>
            {session.name} <span className="muted">{session.account}</span>
          </dd>
        </div>
        <div>
          <dt>{t('filter.unit')}</dt>
          <dd>{nameOf(session.unit, language)}</dd>
        </div>
        <div>
          <dt>{t('me.roles')}</dt>
          <dd>{session.roles.map((role) => t(`role.${role}`)).join(t('common.and'))}</dd>
        </div>
      </dl>
      {isPhone && <MoreEntries />}
      <fieldset className="plain-fieldset">
        <legend>{t('me.language')}</legend>
        <Radio.Group value={language} options={LANGUAGES.map((each) => ({ value: each, label: t(`me.languages.${each}`) }))} onChange={(event) => languageChoice.set(event.target.value as (typeof LANGUAGES)[number])} />
      </fieldset>
      <fieldset className="plain-fieldset">
        <legend>{t('me.theme')}</legend>
        <Radio.Group value={theme} options={THEMES.map((each) => ({ value: each, label: t(`theme.${each}`) }))} onChange={(event) => themeChoice.set(event.target.value as (typeof THEMES)[number])} />
      </fieldset>
      {!isPhone && (
        <fieldset className="plain-fieldset">
          <legend>{t('me.keys')}</legend>
          <Switch aria-label={t('me.keys')} checked={keys === 'on'} onChange={(isOn) => singleKeys.set(isOn ? 'on' : 'off')} /> <span className="muted">{t('me.keysWhy')}</span>
        </fieldset>
      )}
      <NoticeSettings />
      <Proxies unit={session.unit} level="h2" />
      <PhraseKeeper />
      <CalendarFeed />
      <OwnAccount />
      <SignOutButton danger />
    </div>
  );
};

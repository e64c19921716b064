import { BulbOutlined, GlobalOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { languageChoice, THEMES, themeChoice } from '../ui/preferences.js';
import { useStore } from '../ui/store.js';

/** Says the other language in its own words, so that who reads only that one finds it. */
export const LanguageSwitch = (): ReactElement => {
  const { t } = useTranslation();
  const language = useStore(languageChoice);
  const other = language === 'en' ? 'zh-CN' : 'en';
  return (
    <Button type="text" lang={other} icon={<GlobalOutlined aria-hidden />} onClick={() => languageChoice.set(other)}>
      {t('shell.otherLanguage')}
    </Button>
  );
};

export const ThemeSwitch = (): ReactElement => {
  const { t } = useTranslation();
  const choice = useStore(themeChoice);
  return (
    <Dropdown
      trigger={['click']}
      menu={{ selectable: true, selectedKeys: [choice], items: THEMES.map((theme) => ({ key: theme, label: t(`theme.${theme}`), onClick: () => themeChoice.set(theme) })) }}
    >
      <Button type="text" icon={<BulbOutlined aria-hidden />} aria-label={t('theme.label', { theme: t(`theme.${choice}`) })}>
        {t(`theme.${choice}`)}
      </Button>
    </Dropdown>
  );
};

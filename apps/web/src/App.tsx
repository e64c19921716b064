import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ConfigProvider, theme as antdTheme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import type { ReactElement } from 'react';
import { I18nextProvider } from 'react-i18next';
import { queryClient } from './api/query-client.js';
import { i18n } from './messages/i18n.js';
import { router } from './routes.js';
import { languageChoice, themeChoice } from './ui/preferences.js';
import { useStore } from './ui/store.js';
import { Toasts } from './ui/Toasts.js';
import { useIsPhone, usePrefersDark, useReducedMotion } from './ui/use-media.js';

/** antd's default blue fails AA on white; this one is 6.2:1. */
const PRIMARY = '#0958d9';
/** The same blue on #141414: one under white text, one as text. */
const PRIMARY_ON_DARK = '#1668dc';
const LINK_ON_DARK = '#69b1ff';
const FONTS = `system-ui, -apple-system, 'Noto Sans CJK SC', 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif`;

export const App = (): ReactElement => {
  const choice = useStore(themeChoice);
  const language = useStore(languageChoice);
  const prefersDark = usePrefersDark();
  const isPhone = useIsPhone();
  const isStill = useReducedMotion();
  const isDark = choice === 'dark' || (choice === 'system' && prefersDark);

  // Both belong to the document, not to a component; setting them again is harmless.
  document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
  document.documentElement.lang = language;
  dayjs.locale(language === 'en' ? 'en' : 'zh-cn');

  const link = isDark ? LINK_ON_DARK : PRIMARY;
  const base = isDark ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm;
  return (
    <ConfigProvider
      locale={language === 'en' ? enUS : zhCN}
      button={{ autoInsertSpace: false }}
      theme={{
        algorithm: isPhone ? base : [base, antdTheme.compactAlgorithm],
        token: {
          colorPrimary: isDark ? PRIMARY_ON_DARK : PRIMARY,
          colorLink: link,
          colorError: isDark ? '#ff8a80' : '#b3261e',
          // Placeholders and secondary texts at 4.5:1.
          colorTextPlaceholder: isDark ? '#a6a6a6' : '#595959',
          colorTextDescription: isDark ? '#a6a6a6' : '#595959',
          colorTextTertiary: isDark ? '#a6a6a6' : '#595959',
          fontFamily: FONTS,
          // The compact algorithm takes two off: tables and forms at 14 px either way.
          fontSize: isPhone ? 14 : 16,
          motion: !isStill,
          ...(isPhone ? { controlHeight: 44, controlHeightSM: 44 } : {}),
        },
        components: {
          // antd's hover is lighter than AA.
          Button: { defaultHoverColor: link, defaultHoverBorderColor: link, defaultActiveColor: link, defaultActiveBorderColor: link },
          Tabs: { itemSelectedColor: link, itemHoverColor: link, itemActiveColor: link, inkBarColor: link },
        },
      }}
    >
      <I18nextProvider i18n={i18n}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
          <Toasts />
        </QueryClientProvider>
      </I18nextProvider>
    </ConfigProvider>
  );
};

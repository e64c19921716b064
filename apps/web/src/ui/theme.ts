import { theme as antdTheme } from 'antd';
import type { ThemeConfig } from 'antd';

/** antd's default blue fails AA on white; this one is 6.2:1. */
const PRIMARY = '#0958d9';
/** The same blue on #141414: one under white text, one as text. */
const PRIMARY_ON_DARK = '#1668dc';
const LINK_ON_DARK = '#69b1ff';
const FONTS = `system-ui, -apple-system, 'Noto Sans CJK SC', 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif`;

/** antd in our colours: every text and sign at AA, on white and on #141414. */
export const themeOf = ({ isDark, isPhone, isStill }: { readonly isDark: boolean; readonly isPhone: boolean; readonly isStill: boolean }): ThemeConfig => {
  const link = isDark ? LINK_ON_DARK : PRIMARY;
  const primary = isDark ? PRIMARY_ON_DARK : PRIMARY;
  // Placeholders and secondary texts at 4.5:1.
  const secondary = isDark ? '#a6a6a6' : '#595959';
  const base = isDark ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm;
  return {
    algorithm: isPhone ? base : [base, antdTheme.compactAlgorithm],
    token: {
      colorPrimary: primary,
      colorLink: link,
      colorError: isDark ? '#ff8a80' : '#b3261e',
      colorTextPlaceholder: secondary,
      colorTextDescription: secondary,
      colorTextTertiary: secondary,
      fontFamily: FONTS,
      // The compact algorithm takes two off: tables and forms at 14 px either way.
      fontSize: isPhone ? 14 : 16,
      motion: !isStill,
      ...(isPhone ? { controlHeight: 44, controlHeightSM: 44 } : {}),
    },
    components: {
      // antd's hover is lighter than AA.
      Button: { colorPrimaryHover: primary, colorPrimaryActive: primary, defaultHoverColor: link, defaultHoverBorderColor: link, defaultActiveColor: link, defaultActiveBorderColor: link },
      Tabs: { itemSelectedColor: link, itemHoverColor: link, itemActiveColor: link, inkBarColor: link },
    },
  };
};

import { type ThemeConfig, theme } from 'antd';
import { type ColorMode, palettes } from './palette.ts';

export const FONT =
  "system-ui, -apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif";

/** antd's own tokens in the product's colours; larger and darker than its defaults, for eyes over fifty. */
export function antdTheme(mode: ColorMode): ThemeConfig {
  const colors = palettes[mode];
  const dark = mode === 'dark';
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      // The algorithm makes the dark shade of a seed itself.
      colorPrimary: dark ? '#4580d2' : colors.primary,
      colorLink: colors.primary,
      // Lighter shades would fall below 4.5:1 under the pointer.
      colorLinkHover: colors.primary,
      colorLinkActive: colors.primary,
      colorError: dark ? '#e5534b' : colors.danger,
      colorWarning: dark ? '#d9962f' : '#a86700',
      colorSuccess: dark ? '#3fa568' : colors.success,
      colorText: colors.text,
      colorTextSecondary: colors.muted,
      colorTextTertiary: colors.muted,
      colorTextDescription: colors.muted,
      colorTextPlaceholder: dark ? '#95a2b3' : '#667182',
      colorBgLayout: colors.page,
      colorBgContainer: colors.surface,
      colorBorder: colors.control,
      colorBorderSecondary: colors.border,
      colorErrorText: colors.danger,
      fontFamily: FONT,
      fontSize: 16,
      borderRadius: 6,
      controlHeight: 38,
      motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Form: { itemMarginBottom: 20, verticalLabelPadding: '0 0 4px' },
    },
  };
}

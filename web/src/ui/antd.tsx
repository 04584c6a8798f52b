import { ConfigProvider } from 'antd';
import zhCN from 'antd/es/locale/zh_CN.js';
import type { ReactNode } from 'react';
import { useColorMode } from '../app/color-mode.ts';
import { antdTheme } from '../app/theme.ts';

/** Lists and bubbles open inside the landmark they belong to, where a screen reader looks for them. */
const popupContainer = (trigger?: HTMLElement) =>
  trigger?.closest<HTMLElement>('[role=dialog], main') ?? document.body;

/**
 * Around whatever uses antd. It is loaded with the first such page or dialog: the frame of every page and the workbench do
 * without it, since most of what their first load cost was its code and its styles.
 */
export function Antd({ children }: { children: ReactNode }) {
  const [mode] = useColorMode();
  return (
    <ConfigProvider
      locale={zhCN}
      theme={antdTheme(mode)}
      button={{ autoInsertSpace: false }}
      getPopupContainer={popupContainer}
    >
      {children}
    </ConfigProvider>
  );
}

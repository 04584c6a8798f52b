import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import zhCN from 'antd/es/locale/zh_CN.js';
import { StrictMode } from 'react';
import { RouterProvider } from 'react-router/dom';
import { asProblem } from '../api/problem.ts';
import { useColorMode } from './color-mode.ts';
import { router } from './router.tsx';
import { antdTheme } from './theme.ts';
import './app.css';

/** A refusal stays a refusal; only what may pass by itself is asked for again. */
const worthRetrying = (failures: number, error: unknown) => {
  const { status } = asProblem(error);
  return failures < 2 && (status === 0 || status >= 500);
};

const queryClient = new QueryClient({
  defaultOptions: { queries: { retry: worthRetrying, staleTime: 10_000 } },
});

/** Lists and bubbles open inside the landmark they belong to, where a screen reader looks for them. */
const popupContainer = (trigger?: HTMLElement) =>
  trigger?.closest<HTMLElement>('[role=dialog], main') ?? document.body;

export function App() {
  const [mode] = useColorMode();
  return (
    <StrictMode>
      <ConfigProvider
        locale={zhCN}
        theme={antdTheme(mode)}
        button={{ autoInsertSpace: false }}
        getPopupContainer={popupContainer}
      >
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </ConfigProvider>
    </StrictMode>
  );
}

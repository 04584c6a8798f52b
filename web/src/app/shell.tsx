import { Suspense, useRef } from 'react';
import { Link, Outlet, ScrollRestoration } from 'react-router';
import { PersonMenu } from '../auth/person-menu.tsx';
import { SessionDialog } from '../auth/session-dialog.tsx';
import { ArticleDrawer } from '../ui/article-drawer.tsx';
import { Loading } from '../ui/states.tsx';
import { ColorModeButton } from './color-mode-button.tsx';
import { Navigation } from './navigation.tsx';
import { PRODUCT } from './page.tsx';

export function Shell() {
  const main = useRef<HTMLElement>(null);
  const skip = () => {
    main.current?.focus();
    main.current?.scrollIntoView();
  };
  return (
    <>
      <button type="button" className="skip" onClick={skip}>
        跳到正文
      </button>
      <header className="shell-header">
        <div className="shell-bar">
          <Link to="/" className="brand">
            {PRODUCT}
          </Link>
          <Navigation />
          <div className="shell-tools">
            <PersonMenu />
            <ColorModeButton />
          </div>
        </div>
      </header>
      <main ref={main} tabIndex={-1} className="shell-main">
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
      <SessionDialog />
      <ArticleDrawer />
      <ScrollRestoration />
    </>
  );
}

import { isRouteErrorResponse, useRouteError } from 'react-router';
import { PlainButton } from '../ui/plain-button.tsx';
import { NotFound } from './not-found.tsx';
import { Page } from './page.tsx';

/** What is left when a page fails: after a new release an old page's chunks are gone, and loading it again helps. */
export function ErrorPage() {
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFound />;
  return (
    <Page title="页面没有打开">
      <p>页面出了问题。已经保存的内容不受影响,请重新载入;仍不行请联系系统管理员。</p>
      <PlainButton look="primary" onClick={() => location.reload()}>
        重新载入
      </PlainButton>
    </Page>
  );
}

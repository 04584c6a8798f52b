import { useEffect, useState, useSyncExternalStore } from 'react';
import { Outlet, useLocation } from 'react-router';
import { useMe } from '../api/use-me.ts';
import { Page } from '../app/page.tsx';
import { PlainButton } from '../ui/plain-button.tsx';
import { Failure, Loading } from '../ui/states.tsx';
import { forgetSignOut, onSession, sessionStatus, signIn, wasSignedOut } from './session.ts';

/** The gate before every page that needs a person; the address asked for is where the sign-in comes back to. */
export function SignedIn() {
  const status = useSyncExternalStore(onSession, sessionStatus);
  return status === 'signedOut' ? <SignInPage /> : <KnownPerson />;
}

/** Signs in at once, as a deep link wants it; after a sign-out or a failure it waits to be asked. */
function SignInPage() {
  const { pathname, search, hash } = useLocation();
  const [state, setState] = useState<'going' | 'signedOut' | 'failed'>(
    wasSignedOut() ? 'signedOut' : 'going',
  );
  const returnTo = pathname + search + hash;
  useEffect(() => {
    if (state !== 'going') return;
    forgetSignOut();
    signIn({ returnTo }).catch(() => setState('failed'));
  }, [state, returnTo]);
  if (state === 'going') return <Loading label="正在登录…" />;
  return (
    <Page title={state === 'failed' ? '没有连上登录服务' : '您已退出登录'}>
      <p>{state === 'failed' ? '请检查网络后再试。' : '要继续使用,请重新登录。'}</p>
      <PlainButton look="primary" onClick={() => setState('going')}>
        登录
      </PlainButton>
    </Page>
  );
}

function KnownPerson() {
  const me = useMe();
  if (me.data) return <Outlet />;
  if (me.isPending) return <Loading />;
  return <Failure error={me.error} onRetry={() => void me.refetch()} />;
}

import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { Page } from '../app/page.tsx';
import { Loading } from '../ui/states.tsx';
import { completion, signIn } from './session.ts';

/** Back from the issuer. */
export function SignInCallback() {
  const navigate = useNavigate();
  const [outcome, setOutcome] = useState<'failed' | 'again'>();
  useEffect(() => {
    completion()
      .then(({ returnTo, again }) => {
        if (!again) return navigate(returnTo, { replace: true });
        setOutcome('again');
        window.close();
      })
      .catch(() => setOutcome('failed'));
  }, [navigate]);
  if (outcome === 'again') return <Done />;
  return outcome ? <Failed /> : <Loading label="正在登录…" />;
}

const Done = () => (
  <main className="shell-main">
    <Page title="已重新登录">
      <p>请关闭此页,回到原来的页面继续。您填写的内容都在。</p>
    </Page>
  </main>
);

const Failed = () => (
  <main className="shell-main">
    <Page title="登录没有完成">
      <p>登录请求可能已经过期。</p>
      <p>
        <a href="/">重新登录</a>
      </p>
    </Page>
  </main>
);

/** Opened in a new tab by the dialog of an ended session. */
export function SignInAgain() {
  useEffect(() => void signIn({ returnTo: '/', again: true }), []);
  return <Loading label="正在登录…" />;
}

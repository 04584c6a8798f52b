import { useSyncExternalStore } from 'react';
import { Link, useLocation } from 'react-router';
import { roleLabels } from '../../../lib/project/people.ts';
import { useMe } from '../api/use-me.ts';
import { PlainButton } from '../ui/plain-button.tsx';
import { onSession, sessionStatus, signIn, signOut } from './session.ts';

/** Who is at the page, in which role, and the way out; or, on the open page, the way in. */
export function PersonMenu() {
  const status = useSyncExternalStore(onSession, sessionStatus);
  const { pathname } = useLocation();
  if (status !== 'signedOut') return <Person />;
  if (pathname !== '/calculator') return null;
  return <PlainButton onClick={() => void signIn({ returnTo: pathname })}>登录</PlainButton>;
}

function Person() {
  const { data: person } = useMe();
  return (
    <>
      {person && (
        <span className="person">
          <strong>{person.name}</strong>
          <span>
            {person.unitName} · {person.roles.map((role) => roleLabels[role]).join('、')}
          </span>
        </span>
      )}
      <Link to="/settings" className="person-link">
        提醒设置
      </Link>
      <Link to="/deputies" className="person-link">
        代办
      </Link>
      <PlainButton look="text" onClick={() => void signOut()}>
        退出登录
      </PlainButton>
    </>
  );
}

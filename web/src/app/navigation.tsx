import { useSyncExternalStore } from 'react';
import { NavLink } from 'react-router';
import { useHolds } from '../auth/roles.ts';
import { onSession, sessionStatus } from '../auth/session.ts';
import { destinations } from './destinations.ts';

/** 主导航: what a person works with. Nothing is closed by not being named here; the API decides. */
export function Navigation() {
  const status = useSyncExternalStore(onSession, sessionStatus);
  return <Links signedIn={status !== 'signedOut'} />;
}

function Links({ signedIn }: { signedIn: boolean }) {
  const holds = useHolds(signedIn);
  const shown = destinations.filter(({ roles }) => !roles || holds(roles));
  return (
    <nav aria-label="主导航">
      {shown.map(({ to, label }) => (
        <NavLink key={to} to={to} end={to === '/'}>
          {label}
        </NavLink>
      ))}
    </nav>
  );
}

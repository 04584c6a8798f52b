import { useSyncExternalStore } from 'react';
import { NavLink } from 'react-router';
import type { Role } from '../../../lib/project/people.ts';
import { useMe } from '../api/queries.ts';
import { onSession, sessionStatus } from '../auth/session.ts';

interface Destination {
  to: string;
  label: string;
  /** Whose work it is; everybody's where none is named. */
  roles?: readonly Role[];
}

const destinations: readonly Destination[] = [
  { to: '/', label: '工作台' },
  { to: '/review', label: '评审', roles: ['reviewer', 'bureauHead'] },
  { to: '/projects', label: '项目台账' },
  { to: '/calculator', label: '期限计算器' },
];

/** 主导航: what a person works with. Nothing is closed by not being named here; the API decides. */
export function Navigation() {
  const status = useSyncExternalStore(onSession, sessionStatus);
  return <Links signedIn={status !== 'signedOut'} />;
}

function Links({ signedIn }: { signedIn: boolean }) {
  const { data: me } = useMe(signedIn);
  const shown = destinations.filter(({ roles }) => !roles || roles.some((role) => me?.roles.includes(role)));
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

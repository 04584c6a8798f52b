import { lazy, Suspense, useSyncExternalStore } from 'react';
import { onSession, sessionStatus } from './session.ts';

const ExpiredDialog = lazy(() => import('./expired-dialog.tsx'));

/** Appears over whatever the person was doing; nothing under it is lost. */
export function SessionDialog() {
  const status = useSyncExternalStore(onSession, sessionStatus);
  if (status !== 'expired') return null;
  return (
    <Suspense fallback={null}>
      <ExpiredDialog />
    </Suspense>
  );
}

import { Link, useSearchParams } from 'react-router';
import { audiences } from '../../app/destinations.ts';
import { Page } from '../../app/page.tsx';
import { useHolds } from '../../auth/roles.ts';
import { Reminders } from './reminders.tsx';

/** 提醒: what was sent and what will be, to whom and why; one's own, or the city's for those who look after it. */
export function Component() {
  const [params] = useSearchParams();
  const seesCity = useHolds()([...audiences.city, 'admin']);
  const city = seesCity && params.get('scope') === 'city';
  return (
    <Page title="提醒">
      <div className="stack">
        {seesCity && (
          <nav aria-label="范围" className="row no-print">
            <Link to="?" aria-current={city ? undefined : 'page'}>
              我的提醒
            </Link>
            <Link to="?scope=city" aria-current={city ? 'page' : undefined}>
              全市已发提醒
            </Link>
          </nav>
        )}
        <Reminders key={String(city)} city={city} />
      </div>
    </Page>
  );
}

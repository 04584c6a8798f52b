import { Page } from '../../app/page.tsx';
import { CalendarLink } from './calendar-link.tsx';
import { ReminderKinds } from './reminder-kinds.tsx';

/** 提醒设置: what one is reminded of by mail, and the calendar link. */
export function Component() {
  return (
    <Page title="提醒设置">
      <div className="stack">
        <ReminderKinds />
        <CalendarLink />
      </div>
    </Page>
  );
}

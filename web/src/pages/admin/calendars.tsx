import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { YearNotice } from '../../../../lib/calendar/notice.ts';
import type { Origin } from '../../api/city-answers.ts';
import { calendarsQuery } from '../../api/queries.ts';
import { Page } from '../../app/page.tsx';
import { useHolds } from '../../auth/roles.ts';
import { Badge } from '../../ui/badge.tsx';
import { longDay } from '../../ui/day.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Section } from '../../ui/section.tsx';
import { YearForm } from './year-form.tsx';

type Year = YearNotice & { origin: Origin };

/** 年度放假安排: the State Council's notice of each year, from which working days follow. */
export function Component() {
  const calendars = useQuery(calendarsQuery);
  const writes = useHolds()(['admin']);
  const [open, setOpen] = useState<Partial<YearNotice>>();
  return (
    <Page title="年度放假安排">
      <Loaded query={calendars}>
        {({ version, publishedThrough, items }) => {
          const next = Number(publishedThrough.slice(0, 4)) + 1;
          return (
            <div className="stack">
              <div className="card row">
                <span>
                  放假通知已载入到 {longDay(publishedThrough)}
                  。之后的期限按周末和法定节假日暂算,并注明“暂定”。
                </span>
                {writes && (
                  <Button type="primary" onClick={() => setOpen({ year: next })}>
                    载入 {next} 年安排
                  </Button>
                )}
              </div>
              {items
                .toSorted((a, b) => b.year - a.year)
                .map((year) => (
                  <YearCard
                    key={year.year}
                    year={year}
                    {...(writes ? { onReplace: () => setOpen(year) } : {})}
                  />
                ))}
              <FormDialog
                open={open !== undefined}
                title={`载入年度放假安排`}
                onClose={() => setOpen(undefined)}
              >
                {open && <YearForm year={open} version={version} onClose={() => setOpen(undefined)} />}
              </FormDialog>
            </div>
          );
        }}
      </Loaded>
    </Page>
  );
}

const short = (day: string) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

function YearCard({ year, onReplace }: { year: Year; onReplace?: () => void }) {
  const { documentNumber, amendedBy = [], holidays, makeUpDays, origin } = year;
  return (
    <Section
      id={`year-${year.year}`}
      title={`${year.year} 年`}
      extra={
        <div className="row">
          {origin === 'loaded' ? <Badge tone="info">管理员载入</Badge> : <Badge tone="plain">产品自带</Badge>}
          {onReplace && (
            <Button aria-label={`更正 ${year.year} 年安排`} onClick={onReplace}>
              更正
            </Button>
          )}
        </div>
      }
    >
      <p>
        {documentNumber}
        {amendedBy.length > 0 && `,经 ${amendedBy.join('、')} 修改`}
      </p>
      <dl className="facts">
        <dt>放假</dt>
        <dd>
          <ul className="plain day-chips">
            {holidays.map(({ name, from, to }) => (
              <li key={from}>
                {name} {short(from)}
                {to !== from && ` 至 ${short(to)}`}
              </li>
            ))}
          </ul>
        </dd>
        <dt>调休上班</dt>
        <dd>{makeUpDays.length > 0 ? makeUpDays.map(short).join('、') : '无'}</dd>
      </dl>
    </Section>
  );
}

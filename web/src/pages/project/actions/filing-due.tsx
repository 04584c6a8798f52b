import { useQuery } from '@tanstack/react-query';
import { isDay } from '../../../../../lib/calendar/days.ts';
import { call } from '../../../api/client.ts';
import { ArticleLink } from '../../../ui/article-link.tsx';
import { countdown, longDay } from '../../../ui/day.ts';
import { Explanation } from '../../../ui/explanation.tsx';

/** By when a contract of this day has to be filed, from the rule itself, before anything is sent. */
export function FilingDue({ signedOn = '', today }: { signedOn: string | undefined; today: string }) {
  const { data } = useQuery({
    queryKey: ['rule', 'contractFiling', signedOn],
    queryFn: ({ signal }) =>
      call('evaluateRule', { params: { kind: 'contractFiling' }, body: { signedOn }, signal }),
    enabled: isDay(signedOn),
    staleTime: 600_000,
  });
  if (!data || !isDay(signedOn)) return null;
  const due = typeof data.effectiveDue === 'string' ? data.effectiveDue : undefined;
  return (
    <div className={due && due < today ? 'note form-note' : 'note info form-note'} role="status">
      {due ? (
        <>
          须于 <strong>{longDay(due)}</strong> 前备案(含当日),{countdown(due, today)}
          {due < today && ',现在备案会记为逾期'}。<ArticleLink article={data.article} />
        </>
      ) : (
        '这一天没有适用的规则,不产生备案期限。'
      )}
      <Explanation lines={data.explanation} />
    </div>
  );
}

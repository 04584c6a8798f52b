import { useInfiniteQuery } from '@tanstack/react-query';
import { changesBetween } from '../../../../lib/project/changes.ts';
import { rulesActLabels } from '../../../../lib/regulation/rule-sets/acts.ts';
import type { RulesActItem } from '../../api/city-answers.ts';
import { call } from '../../api/client.ts';
import { RecordFeed } from '../../ui/record-feed.tsx';
import { Signed } from '../../ui/signature.tsx';
import { PlainChanges } from './plain-changes.tsx';

/** 规则变更记录: rule sets, holiday years and interpretations, before and after. */
export function Component() {
  const changes = useInfiniteQuery({
    queryKey: ['ruleChanges'],
    queryFn: ({ pageParam, signal }) =>
      call('ruleChanges', { query: pageParam ? { cursor: pageParam } : {}, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.cursor,
  });
  return (
    <RecordFeed
      title="规则变更记录"
      query={changes}
      empty="规则、放假安排和口径解释还没有变更过,现在用的是产品自带的内容。"
      line={(act) => <ActLine key={act.version} act={act} />}
    />
  );
}

function ActLine({ act: { version, act, subject, by, before, after } }: { act: RulesActItem }) {
  return (
    <li>
      <div className="row">
        <strong>{rulesActLabels[act]}</strong>
        <span>{subject}</span>
        <span className="muted">第 {version} 版</span>
        <Signed by={by} />
      </div>
      <details>
        <summary>前后变化</summary>
        <PlainChanges changes={changesBetween(before ?? {}, after ?? {})} />
      </details>
    </li>
  );
}

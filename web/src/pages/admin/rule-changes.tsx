import { useInfiniteQuery } from '@tanstack/react-query';
import { changesBetween } from '../../../../lib/project/changes.ts';
import { type Material, stepLabels } from '../../../../lib/project/materials.ts';
import { type Role, roleLabels } from '../../../../lib/project/people.ts';
import type { ChecklistLine } from '../../../../lib/regulation/checklist.ts';
import { rulesActLabels } from '../../../../lib/regulation/rule-sets/acts.ts';
import type { RulesActItem } from '../../api/city-answers.ts';
import { call } from '../../api/client.ts';
import { articleLabel } from '../../ui/chinese-number.ts';
import { RecordFeed } from '../../ui/record-feed.tsx';
import { Signed } from '../../ui/signature.tsx';
import { PlainChanges } from './plain-changes.tsx';

/** 规则变更记录: rule sets, holiday years, interpretations and the checklist, before and after. */
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
      empty="规则、放假安排、口径解释和材料清单还没有变更过,现在用的是产品自带的内容。"
      line={(act) => <ActLine key={act.version} act={act} />}
    />
  );
}

/** A checklist by the names of its materials, each in a sentence: codes are for programs. */
const checklistInWords = (lines: unknown) =>
  Object.fromEntries(
    ((lines ?? []) as ChecklistLine[]).map(({ label, step, article, required, uploaders }) => [
      label,
      [
        `${stepLabels[step as Material['step']]}阶段`,
        article === null ? '惯例' : articleLabel(article),
        required ? '必交' : '选交',
        `${uploaders.map((role) => roleLabels[role as Role]).join('、')}上传`,
      ].join(','),
    ]),
  );

function ActLine({ act: { version, act, subject, by, before, after } }: { act: RulesActItem }) {
  const checklist = act === 'checklistChanged';
  const [was, is] = checklist
    ? [checklistInWords(before), checklistInWords(after)]
    : [before ?? {}, after ?? {}];
  return (
    <li>
      <div className="row">
        <strong>{rulesActLabels[act]}</strong>
        {!checklist && <span>{subject}</span>}
        <span className="muted">第 {version} 版</span>
        <Signed by={by} />
      </div>
      <details>
        <summary>前后变化</summary>
        <PlainChanges changes={changesBetween(was, is)} />
      </details>
    </li>
  );
}

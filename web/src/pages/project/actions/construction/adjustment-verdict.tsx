import { useQuery } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import type { ProjectView } from '../../../../../../lib/project/view.ts';
import type { Breach } from '../../../../../../lib/regulation/decision.ts';
import type { RuleAnswer } from '../../../../api/answers.ts';
import { call } from '../../../../api/client.ts';
import { formatFen, parseYuan } from '../../../../money/fen.ts';
import { BreachList } from '../../../../ui/breach-list.tsx';
import { Facts } from '../../../../ui/section.tsx';
import { useSettled } from '../../../../ui/use-settled.ts';
import { useAction } from '../use-action.ts';
import type { LineAfter } from './adjustment-lines.tsx';

interface Verdict extends RuleAnswer {
  outcome: 'filing' | 'change';
  adjustedFen: number;
  cumulativeFen: number;
  limitFen: number;
  breaches: Breach[];
}

interface Typed {
  lines?: Partial<LineAfter>[];
  goalUnchanged?: boolean;
  circumstance?: string;
  basisLevel?: string;
}

/** Lines before and after, once every one of them can be read. */
function linesOf({ budget }: ProjectView, typed: readonly Partial<LineAfter>[]) {
  const before = new Map(budget?.lines.map(({ name, amountFen }) => [name, amountFen]));
  const after = new Map(typed.map((line) => [line?.name?.trim() ?? '', parseYuan(line?.after ?? '')]));
  const names = [...new Set([...before.keys(), ...after.keys()])];
  const lines = names.flatMap((name) => {
    const approvedFen = before.get(name) ?? 0;
    const parsed = after.get(name) ?? { ok: true as const, fen: approvedFen };
    return name && parsed.ok ? [{ name, approvedFen, afterFen: parsed.fen }] : [];
  });
  return lines.length === names.length ? lines : undefined;
}

function factsOf(project: ProjectView, { lines = [], goalUnchanged, circumstance, basisLevel }: Typed) {
  const all = linesOf(project, lines);
  if (!all || !project.budget || goalUnchanged === undefined || !circumstance) return undefined;
  return {
    approvedEstimateFen: project.budget.estimateFen,
    priorAdjustedFen: project.budget.adjustedFen,
    lines: all,
    goalUnchanged,
    circumstance: circumstance === 'none' ? null : circumstance,
    ...(circumstance === 'superiorDecision' && basisLevel ? { basisLevel } : {}),
  };
}

/** 备案还是变更: what the rule makes of what stands in the form now. */
export function AdjustmentVerdict({ project }: { project: ProjectView }) {
  const form = Form.useFormInstance();
  const typed = Form.useWatch((values: Typed) => values, form) ?? {};
  const body = useSettled(JSON.stringify(factsOf(project, typed) ?? null));
  const { data } = useQuery({
    queryKey: ['rule', 'contentAdjustment', body],
    queryFn: ({ signal }) =>
      call('evaluateRule', { params: { kind: 'contentAdjustment' }, body: JSON.parse(body), signal }),
    enabled: body !== 'null',
    staleTime: 600_000,
  });
  return (
    <div role="status">
      {data && body !== 'null' ? (
        <Outcome verdict={data as Verdict} estimateFen={project.budget?.estimateFen ?? 0} />
      ) : (
        <p className="muted">各项明细、建设目标和情形填完后,这里显示能否自行调整。</p>
      )}
    </div>
  );
}

function Outcome({ verdict, estimateFen }: { verdict: Verdict; estimateFen: number }) {
  const open = useAction();
  const { outcome, adjustedFen, cumulativeFen, limitFen, breaches } = verdict;
  return (
    <div className={outcome === 'filing' ? 'note info' : 'note'}>
      <strong>{outcome === 'filing' ? '可以自行调整,同时备案' : '应当办理变更手续,不能只备案'}</strong>
      <Facts
        facts={[
          { label: '本次调整额', value: amount(adjustedFen) },
          { label: '累计调整额', value: `${amount(cumulativeFen)}${share(cumulativeFen, estimateFen)}` },
          { label: '上限', value: amount(limitFen) },
        ]}
      />
      <BreachList breaches={breaches} />
      {outcome === 'change' && <Button onClick={() => open({ name: 'applyChange' })}>改为申请变更</Button>}
    </div>
  );
}

const amount = (fen: number) => `${formatFen(fen)} 元`;

/** Two decimals, rounded down: what is over a limit never reads as the limit. */
function share(fen: number, ofFen: number): string {
  if (ofFen === 0) return '';
  const hundredths = (BigInt(fen) * 10_000n) / BigInt(ofFen);
  return `,占概算 ${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}%`;
}

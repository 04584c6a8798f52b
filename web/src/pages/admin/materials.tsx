import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ChecklistItem } from '../../../../lib/project/checklist.ts';
import { type Material, stepLabels } from '../../../../lib/project/materials.ts';
import { roleLabels } from '../../../../lib/project/people.ts';
import { call } from '../../api/client.ts';
import { asProblem, problemText } from '../../api/problem.ts';
import { useSend } from '../../api/use-send.ts';
import { Page } from '../../app/page.tsx';
import { ArticleLink } from '../../ui/article-link.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Section } from '../../ui/section.tsx';
import { isAdded, type Lines, movedUp } from './checklist.ts';
import { type InForce, type MaterialAct, MaterialDialog } from './material-forms.tsx';

const KEY = ['materials'];
const steps = Object.keys(stepLabels) as Material['step'][];

/** 材料清单: what each step asks for and by which article; an administrator renames, adds, and says what is waited for. */
export function Component() {
  const checklist = useQuery({ queryKey: KEY, queryFn: ({ signal }) => call('materials', { signal }) });
  const [act, setAct] = useState<MaterialAct>();
  return (
    <Page
      title="材料清单"
      extra={
        <Button type="primary" onClick={() => setAct({ name: 'add' })}>
          增加本市材料
        </Button>
      }
    >
      <p className="lead">
        办法要求的材料不能减少;可以改名称、把惯例材料定为必交,也可以增加本市自己的材料。改动之前先列出会影响哪些在办项目。
      </p>
      <Loaded query={checklist}>
        {({ version, items, changed }) => (
          <div className="stack">
            {steps.map((step) => (
              <Step
                key={step}
                step={step}
                items={items.filter((item) => item.step === step)}
                inForce={{ version, lines: changed }}
                onAct={setAct}
              />
            ))}
            <MaterialDialog act={act} version={version} lines={changed} onClose={() => setAct(undefined)} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

interface StepProps {
  step: Material['step'];
  items: readonly ChecklistItem[];
  inForce: InForce;
  onAct: (act: MaterialAct) => void;
}

function Step({ step, items, inForce, onAct }: StepProps) {
  const firstAdded = items.find(isAdded);
  return (
    <Section id={`step-${step}`} title={stepLabels[step]}>
      <ul className="plain records">
        {items.map((item) => (
          <Line
            key={item.material}
            item={item}
            changed={inForce.lines.some(({ material }) => material === item.material)}
            onAct={onAct}
          >
            {isAdded(item) && item !== firstAdded && <MoveUp item={item} {...inForce} />}
          </Line>
        ))}
      </ul>
    </Section>
  );
}

interface LineProps {
  item: ChecklistItem;
  changed: boolean;
  onAct: (act: MaterialAct) => void;
  children: ReactNode;
}

function Line({ item, changed, onAct, children }: LineProps) {
  const { label, article, required, uploaders } = item;
  const added = isAdded(item);
  return (
    <li className="checklist-line">
      <div>
        <div className="row">
          <strong>{label}</strong>
          <ArticleLink article={article} />
          <Badge tone={required ? 'warning' : 'plain'}>{required ? '必交' : '选交'}</Badge>
          {added && <Badge tone="info">本市增加</Badge>}
          {!added && changed && <Badge tone="info">已改动</Badge>}
        </div>
        <div className="muted">{uploaders.map((role) => roleLabels[role]).join('、')}上传</div>
      </div>
      <div className="row no-print">
        {children}
        <Button aria-label={`修改「${label}」`} onClick={() => onAct({ name: 'edit', item })}>
          修改
        </Button>
        {changed && (
          <Button
            aria-label={added ? `移出「${label}」` : `恢复内置:「${label}」`}
            onClick={() => onAct({ name: 'drop', item })}
          >
            {added ? '移出' : '恢复内置'}
          </Button>
        )}
      </div>
    </li>
  );
}

/** The order of the city's own materials is only how they are listed: done at once, and undone by the next one's button. */
function MoveUp({
  item: { material, label },
  version,
  lines,
}: {
  item: ChecklistItem;
  version: number;
  lines: Lines;
}) {
  const send = useSend('setMaterials', [KEY, ['ruleChanges']]);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');
  const move = async () => {
    setBusy(true);
    setFailure('');
    try {
      await send({ body: { items: movedUp(lines, material) }, ifMatch: version });
    } catch (error) {
      setFailure(problemText(asProblem(error)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button loading={busy} aria-label={`上移「${label}」`} onClick={() => void move()}>
        上移
      </Button>
      {failure && (
        <span role="alert" className="field-error">
          {failure}
        </span>
      )}
    </>
  );
}

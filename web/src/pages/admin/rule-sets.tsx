import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { RuleSet } from '../../../../lib/regulation/rule-sets/rule-set.ts';
import type { Origin } from '../../api/city-answers.ts';
import { call } from '../../api/client.ts';
import { Page } from '../../app/page.tsx';
import { useHolds } from '../../auth/roles.ts';
import { Badge } from '../../ui/badge.tsx';
import { longDay } from '../../ui/day.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Facts, Section } from '../../ui/section.tsx';
import { RuleSetForm } from './rule-set-form.tsx';
import { ValidityForm } from './validity-form.tsx';

export interface RuleSetAct {
  name: 'load' | 'activate' | 'deactivate';
  set: RuleSet;
}

const titles = { load: '载入规则集', activate: '启用规则集', deactivate: '停用规则集' };

/** 规则集: the numbers and validity of a regulation; what a change moves is shown before it is made. */
export function Component() {
  const sets = useQuery({ queryKey: ['ruleSets'], queryFn: ({ signal }) => call('ruleSets', { signal }) });
  const writes = useHolds()(['admin']);
  const [act, setAct] = useState<RuleSetAct>();
  const close = () => setAct(undefined);
  return (
    <Page title="规则集">
      <Loaded query={sets}>
        {({ version, items }) => (
          <div className="stack">
            {items.map((set) => (
              <SetCard key={set.id} set={set} {...(writes ? { onAct: setAct } : {})} />
            ))}
            <FormDialog open={act !== undefined} title={act ? titles[act.name] : ''} onClose={close}>
              {act?.name === 'load' && <RuleSetForm from={act.set} version={version} onClose={close} />}
              {act && act.name !== 'load' && (
                <ValidityForm
                  set={act.set}
                  activate={act.name === 'activate'}
                  version={version}
                  onClose={close}
                />
              )}
            </FormDialog>
          </div>
        )}
      </Loaded>
    </Page>
  );
}

interface CardProps {
  set: RuleSet & { origin: Origin };
  onAct?: (act: RuleSetAct) => void;
}

function SetCard({ set: { origin, ...set }, onAct }: CardProps) {
  const { id, name, documentNumber, active, validFrom, validThrough, basis, parameters: p } = set;
  return (
    <Section
      id={`set-${id}`}
      title={`《${name}》`}
      extra={
        <div className="row">
          {active ? <Badge tone="success">启用</Badge> : <Badge tone="plain">未启用</Badge>}
          {origin === 'loaded' && <Badge tone="info">管理员载入</Badge>}
        </div>
      }
    >
      <Facts
        facts={[
          { label: '文号', value: documentNumber },
          { label: '有效期', value: `${longDay(validFrom)} 至 ${longDay(validThrough)}` },
          { label: '合同备案', value: `签订后 ${p.contractFilingWorkingDays} 个工作日` },
          { label: '自行调整上限', value: `批复概算的 ${p.adjustmentLimitPercent}%` },
          { label: '季报', value: `季度末后 ${p.quarterlyReportDaysAfterQuarterEnd} 日` },
          { label: '验收申请', value: `完成后 ${p.acceptanceMonths} 个月` },
          {
            label: '自评价',
            value: `验收并投入使用后 ${p.evaluationFromMonths} 至 ${p.evaluationToMonths} 个月`,
          },
          { label: '资金管控', value: p.fundGate === 'staged' ? '分段管控' : '全程管控' },
          {
            label: '重大情况提示',
            value: `延误 ${p.majorEventDelayDays} 天或损失 ${p.majorEventLossPercent}%`,
          },
          {
            label: '等级测评',
            value: `二级每 ${p.mlpsRetestMonths.level2} 个月,三级每 ${p.mlpsRetestMonths.level3} 个月`,
          },
          { label: '密评', value: `每 ${p.cryptographyAssessmentMonths} 个月` },
          basis.length > 0 && {
            label: '依据',
            value: basis.map((b) => `《${b.name}》(${b.documentNumber})`).join('、'),
          },
        ]}
      />
      {onAct && (
        <div className="form-actions">
          <Button onClick={() => onAct({ name: 'load', set })}>以此为底载入新的规则集</Button>
          <Button onClick={() => onAct({ name: 'activate', set })}>{active ? '改有效期' : '启用'}</Button>
          {active && (
            <Button danger onClick={() => onAct({ name: 'deactivate', set })}>
              停用
            </Button>
          )}
        </div>
      )}
    </Section>
  );
}

import { Form } from 'antd';
import type {
  BasisLevel,
  Circumstance,
} from '../../../../../../lib/regulation/article-15-content-adjustment.ts';
import {
  basisLevelLabels,
  circumstanceLabels,
} from '../../../../../../lib/regulation/article-15-content-adjustment.ts';
import { ArticleLink } from '../../../../ui/article-link.tsx';
import { ChoiceItem } from '../../../../ui/choice-items.tsx';
import { DayItem, filled, TextItem } from '../../../../ui/form-items.tsx';
import { optionsOf, yesNo } from '../../../../ui/options.ts';
import { ActionForm } from '../action-form.tsx';
import type { ActionFormProps } from '../types.ts';
import { AdjustmentLines, type LineAfter, linesAfter, linesOfBudget } from './adjustment-lines.tsx';
import { AdjustmentVerdict } from './adjustment-verdict.tsx';

interface Values {
  adjustedOn: string;
  reason: string;
  circumstance: Circumstance | 'none';
  basisLevel?: BasisLevel;
  basisDocument?: string;
  goalUnchanged: boolean;
  lines: LineAfter[];
}

const circumstances = optionsOf({ ...circumstanceLabels, none: '都不是' });

/** 第十五条: whether it may be filed or has to be a change is said by the rule while the lines are typed. */
export function AdjustmentForm(props: ActionFormProps) {
  const { project } = props;
  const [form] = Form.useForm<Values>();
  const circumstance = Form.useWatch('circumstance', form);
  return (
    <ActionForm
      {...props}
      form={form}
      route="fileAdjustment"
      bodyOf={({ circumstance, basisLevel, lines, ...rest }) => ({
        ...filled(rest),
        circumstance: circumstance === 'none' ? null : circumstance,
        ...(circumstance === 'superiorDecision' && basisLevel ? { basisLevel } : {}),
        lines: linesAfter(lines),
      })}
      initialValues={{ adjustedOn: project.today, lines: linesOfBudget(project) }}
      submitText="备案调整"
    >
      <p>
        不改变建设目标、不超概算、累计调整不超过规定比例的,由本单位调整并备案;其余的走变更手续{' '}
        <ArticleLink article={15} />。
      </p>
      <AdjustmentLines budget={project.budget} />
      <ChoiceItem name="goalUnchanged" label="建设目标是否改变" options={yesNo('不改变', '改变')} />
      <ChoiceItem name="circumstance" label="属于哪种情形" options={circumstances} vertical />
      {circumstance === 'superiorDecision' && (
        <ChoiceItem name="basisLevel" label="是哪一级的部署" options={optionsOf(basisLevelLabels)} />
      )}
      <TextItem
        name="basisDocument"
        label="依据文号"
        max={100}
        optional={circumstance !== 'superiorDecision'}
      />
      <TextItem name="reason" label="调整事由" max={2000} rows={3} />
      <DayItem
        name="adjustedOn"
        label="调整日期"
        min={project.today}
        extra="调整应当同时备案,所以不能早于今天"
      />
      <AdjustmentVerdict project={project} />
    </ActionForm>
  );
}

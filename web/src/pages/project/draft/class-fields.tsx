import { useQuery } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import {
  fundingModeLabels,
  sharedServiceLabels,
  systemCategoryLabels,
} from '../../../../../lib/project/project.ts';
import { call } from '../../../api/client.ts';
import { formatFen } from '../../../money/fen.ts';
import { ArticleLink } from '../../../ui/article-link.tsx';
import { Field } from '../../../ui/field.tsx';
import { NativeSelect } from '../../../ui/native-select.tsx';
import { type Option, optionsOf } from '../../../ui/options.ts';
import { draftFieldId, errorOf, FieldLabel, type FieldProps } from './field-props.tsx';

/** 归类: what the project is in the words of the regulation, and which plan it comes from. */
export function ClassFields(props: FieldProps) {
  const plans = usePlanItems();
  return (
    <>
      <OneOf
        {...props}
        field="fundingMode"
        options={optionsOf(fundingModeLabels)}
        hint={<ArticleLink article={2} />}
      />
      <OneOf
        {...props}
        field="category"
        options={optionsOf(systemCategoryLabels)}
        hint={<ArticleLink article={2} />}
      />
      <OneOf
        {...props}
        field="planItemId"
        options={plans}
        hint={
          <>
            没有列入规划或年度指导计划的可以不选,申报后会有提示 <ArticleLink article={5} />
          </>
        }
      />
    </>
  );
}

interface OneOfProps extends FieldProps {
  field: 'fundingMode' | 'category' | 'planItemId';
  options: readonly Option<string>[];
  hint: ReactNode;
}

const OneOf = ({ draft, returned, field, options, hint }: OneOfProps) => (
  <Field
    id={draftFieldId(field)}
    label={<FieldLabel field={field} required={false} />}
    hint={hint}
    error={errorOf(draft, field)}
    returned={returned[field]}
  >
    {({ id }) => (
      <NativeSelect
        id={id}
        options={options}
        value={draft.state.text[field]}
        onChange={(value) => draft.dispatch({ type: 'typed', change: { [field]: value } })}
      />
    )}
  </Field>
);

/** Of the unit's own plan items, the ones that still stand. */
export function usePlanItems(): (Option<string> & { label: string })[] {
  const { data } = useQuery({ queryKey: ['plans'], queryFn: ({ signal }) => call('plans', { signal }) });
  return (data?.items ?? [])
    .filter(({ withdrawnReason }) => !withdrawnReason)
    .map(({ planItemId, year, name, totalFen }) => ({
      value: planItemId,
      label: `${year} 年 ${name}(${formatFen(totalFen)} 元)`,
    }));
}

/** 第二十、二十一条: a checklist of what the project builds on. */
export const SharedServices = ({ draft, returned }: FieldProps) => (
  <Field
    id={draftFieldId('sharedServices')}
    label={<FieldLabel field="sharedServices" required={false} />}
    hint={
      <>
        勾选所依托的,不另行建设 <ArticleLink article={20} />、<ArticleLink article={21} />
      </>
    }
    returned={returned.sharedServices}
  >
    {({ id }) => (
      <div id={id}>
        <Checkbox.Group
          options={optionsOf(sharedServiceLabels)}
          value={draft.state.text.sharedServices}
          onChange={(sharedServices) => draft.dispatch({ type: 'typed', change: { sharedServices } })}
        />
      </div>
    )}
  </Field>
);

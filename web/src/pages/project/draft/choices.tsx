import { useQuery } from '@tanstack/react-query';
import { Checkbox, Radio } from 'antd';
import {
  fundingModeLabels,
  procurementModeLabels,
  projectKindLabels,
  sharedServiceLabels,
  systemCategoryLabels,
} from '../../../../../lib/project/project.ts';
import { call } from '../../../api/client.ts';
import { ArticleLink } from '../../../ui/article-link.tsx';
import { draftLabels } from '../../../ui/draft-labels.ts';
import { Field } from '../../../ui/field.tsx';
import { NativeSelect } from '../../../ui/native-select.tsx';
import { type Option, optionsOf } from '../../../ui/options.ts';
import { draftFieldId, errorOf, FieldLabel, type FieldProps } from './field-props.tsx';

/** What kind of project it is (第二、四、五条). */
export const Choices = (props: FieldProps) => (
  <>
    <OneOf {...props} field="kind" options={optionsOf(projectKindLabels)} />
    <OneOf {...props} field="fundingMode" options={optionsOf(fundingModeLabels)} />
    <Listed {...props} field="category" options={optionsOf(systemCategoryLabels)} />
    <OneOf {...props} field="procurementMode" options={optionsOf(procurementModeLabels)} />
    <PlanItem {...props} />
  </>
);

function OneOf({
  draft,
  returned,
  field,
  options,
}: FieldProps & { field: 'kind' | 'fundingMode' | 'procurementMode'; options: Option<string>[] }) {
  return (
    <Field id={draftFieldId(field)} label={draftLabels[field]} returned={returned[field]}>
      {(aria) => (
        <Radio.Group
          {...aria}
          aria-label={draftLabels[field]}
          options={options}
          value={draft.state.text[field]}
          onChange={({ target }) => draft.dispatch({ type: 'typed', change: { [field]: target.value } })}
        />
      )}
    </Field>
  );
}

function Listed({
  draft,
  returned,
  field,
  options,
}: FieldProps & { field: 'category' | 'planItemId'; options: Option<string>[] }) {
  return (
    <Field
      id={draftFieldId(field)}
      label={<FieldLabel field={field} required={false} />}
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
}

/** Offered where the bureau wrote something down for the unit (第五、九条). */
function PlanItem(props: FieldProps) {
  const { data } = useQuery({
    queryKey: ['plans'],
    queryFn: ({ signal }) => call('plans', { query: { limit: '100' }, signal }),
  });
  const items = data?.items.filter(({ withdrawnReason }) => withdrawnReason === undefined) ?? [];
  if (items.length === 0) return null;
  const options = items.map(({ planItemId, year, name }) => ({
    value: planItemId,
    label: `${year} 年:${name}`,
  }));
  return <Listed {...props} field="planItemId" options={options} />;
}

/** What it builds on instead of building anew (第二十、二十一条). */
export const Reliance = ({ draft, returned }: FieldProps) => (
  <Field
    id={draftFieldId('sharedServices')}
    label={<FieldLabel field="sharedServices" required={false} />}
    hint={
      <>
        公共平台、共性应用和基础数据库,不另行建设 <ArticleLink article={20} /> <ArticleLink article={21} />
      </>
    }
    returned={returned.sharedServices}
  >
    {({ id }) => (
      <div id={id}>
        <Checkbox.Group
          options={optionsOf(sharedServiceLabels)}
          value={draft.state.text.sharedServices ?? []}
          onChange={(sharedServices) => draft.dispatch({ type: 'typed', change: { sharedServices } })}
        />
      </div>
    )}
  </Field>
);

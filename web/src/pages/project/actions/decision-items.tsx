import { Form } from 'antd';
import { ChoiceItem } from '../../../ui/choice-items.tsx';
import { filled, TextItem } from '../../../ui/form-items.tsx';

export interface DecisionValues {
  outcome: 'approved' | 'refused';
  reason?: string;
}

/** Agreed or not; a refusal says why. */
export function DecisionItems() {
  const refused = Form.useWatch('outcome') === 'refused';
  return (
    <>
      <ChoiceItem
        name="outcome"
        label="决定"
        options={[
          { value: 'approved', label: '同意' },
          { value: 'refused', label: '不同意' },
        ]}
      />
      <TextItem
        name="reason"
        label={refused ? '不同意的理由' : '说明'}
        max={1000}
        rows={2}
        optional={!refused}
      />
    </>
  );
}

export const decisionOf = ({ outcome, reason = '' }: DecisionValues) => ({
  outcome,
  ...filled({ reason }),
});

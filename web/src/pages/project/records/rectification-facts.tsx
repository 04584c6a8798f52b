import type { Rectification } from '../../../../../lib/project/records.ts';
import { longDay } from '../../../ui/day.ts';
import { Facts } from '../../../ui/section.tsx';
import { Signed } from '../../../ui/signature.tsx';
import { measureLabels } from '../../../ui/supervision-labels.ts';

/** Order, response and re-check of one rectification. */
export const RectificationFacts = ({ rectification }: { rectification: Rectification }) => {
  const { items, dueOn, ordered, response, recheck } = rectification;
  return (
    <>
      <ol className="lines">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ol>
      <Facts
        facts={[
          { label: '下达', value: <Signed by={ordered} /> },
          { label: '期限', value: longDay(dueOn) },
          response?.firstResponded && {
            label: '首次答复',
            value: <Signed by={response.firstResponded} />,
          },
          response && { label: '整改情况', value: response.text },
          response && { label: '答复', value: <Signed by={response.responded} /> },
          recheck && { label: '复查说明', value: recheck.note },
          recheck &&
            recheck.measures.length > 0 && {
              label: '采取的措施',
              value: recheck.measures.map((measure) => measureLabels[measure]).join('、'),
            },
          recheck && { label: '复查', value: <Signed by={recheck.checked} /> },
        ]}
      />
    </>
  );
};

import { useQueryClient } from '@tanstack/react-query';
import type { RuleSet } from '../../../../lib/regulation/rule-sets/rule-set.ts';
import type { MovedItem } from '../../api/city-answers.ts';
import { useSend } from '../../api/use-send.ts';
import { longDay } from '../../ui/day.ts';
import { DayItem } from '../../ui/form-items.tsx';
import { MovedList } from './moved-list.tsx';
import { type Preview, previewRuleSet } from './preview.ts';
import { TwoSteps } from './two-steps.tsx';

interface Props {
  set: RuleSet;
  activate: boolean;
  version: number;
  onClose: () => void;
}

const SHOWN = [['ruleSets'], ['ruleChanges']];

type Days = Pick<RuleSet, 'validFrom' | 'validThrough'>;

/** 启用, with the days it holds for, or 停用. */
export function ValidityForm({ set, activate, version, onClose }: Props) {
  const client = useQueryClient();
  const on = useSend('activateRuleSet', SHOWN);
  const off = useSend('deactivateRuleSet', SHOWN);
  const params = { ruleSetId: set.id };
  const { validFrom, validThrough } = set;
  return (
    <TwoSteps<Days, Preview<MovedItem>>
      name={activate ? 'activateRuleSet' : 'deactivateRuleSet'}
      initialValues={{ validFrom, validThrough }}
      preview={(days) => previewRuleSet({ ...set, ...(activate ? days : {}), active: activate })}
      shown={({ items, more }) => <MovedList items={items} more={more} />}
      consequences={
        activate
          ? ['起算日落在有效期内的义务,期限按这套规则计算', '受影响的项目在后台更新,变更记录保留前后内容']
          : [
              '起算日落在其有效期内、又没有其他规则集的义务,变为“无规则可适用”',
              '可以随时重新启用,两次变更都留有记录',
            ]
      }
      commitText={activate ? '启用' : '停用'}
      commit={(days) =>
        activate ? on({ params, body: days, ifMatch: version }) : off({ params, body: {}, ifMatch: version })
      }
      onDone={() => {
        void client.invalidateQueries();
        onClose();
      }}
      onCancel={onClose}
    >
      <p>
        <strong>《{set.name}》</strong>
        {set.documentNumber}
      </p>
      {activate ? (
        <div className="pair">
          <DayItem name="validFrom" label="施行日期" />
          <DayItem name="validThrough" label="失效日期" />
        </div>
      ) : (
        <p>
          有效期 {longDay(validFrom)} 至 {longDay(validThrough)}
        </p>
      )}
    </TwoSteps>
  );
}

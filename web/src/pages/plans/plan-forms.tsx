import { Form, Input } from 'antd';
import type { PlanContent, PlanItem } from '../../../../lib/project/plans.ts';
import { parseYuan, plainYuan } from '../../money/fen.ts';
import { SelectItem } from '../../ui/choice-items.tsx';
import { Consequences } from '../../ui/consequences.tsx';
import { DayItem, MoneyItem, TextItem } from '../../ui/form-items.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { SendForm } from '../../ui/send-form.tsx';
import { useUnitOptions } from '../../ui/unit-options.ts';

const SHOWN = [['plans']];

interface Values {
  year: string;
  unitId: string;
  name: string;
  total: string;
  budgetSource: string;
  yearlySplit: { year: string; amount: string }[];
  approvedOn?: string;
  note?: string;
}

const fenOf = (typed: string) => {
  const parsed = parseYuan(typed);
  return parsed.ok ? parsed.fen : 0;
};

const contentOf = ({
  year,
  unitId,
  name,
  total,
  budgetSource,
  yearlySplit,
  approvedOn,
  note,
}: Values): PlanContent => ({
  year: Number(year),
  unitId,
  name: name.trim(),
  totalFen: fenOf(total),
  budgetSource: budgetSource.trim(),
  yearlySplit: yearlySplit.map((line) => ({ year: Number(line.year), amountFen: fenOf(line.amount) })),
  ...(approvedOn ? { approvedOn } : {}),
  ...(note?.trim() ? { note: note.trim() } : {}),
});

const valuesOf = (item: PlanItem): Values => ({
  year: String(item.year),
  unitId: item.unitId,
  name: item.name,
  total: plainYuan(item.totalFen),
  budgetSource: item.budgetSource,
  yearlySplit: item.yearlySplit.map(({ year, amountFen }) => ({
    year: String(year),
    amount: plainYuan(amountFen),
  })),
  approvedOn: item.approvedOn ?? '',
  note: item.note ?? '',
});

const FIELD_NAMES = { totalFen: 'total' };
const NEW: Partial<Values> = { yearlySplit: [{ year: '', amount: '' }] };

/** An item said anew, whole; on the version that was read. */
export function PlanForm({ item, onClose }: { item?: PlanItem; onClose: () => void }) {
  const form = { refresh: SHOWN, fieldNames: FIELD_NAMES, onDone: onClose, onCancel: onClose };
  if (!item) {
    return (
      <SendForm<'addPlan', Values>
        {...form}
        route="addPlan"
        initialValues={NEW}
        requestOf={(values) => ({ body: contentOf(values) })}
        submitText="新增"
      >
        <Fields />
      </SendForm>
    );
  }
  const { planItemId, version, withdrawnReason } = item;
  return (
    <SendForm<'editPlan', Values>
      {...form}
      route="editPlan"
      initialValues={valuesOf(item)}
      requestOf={(values) => ({
        params: { planItemId },
        body: { ...contentOf(values), version, ...(withdrawnReason ? { withdrawnReason } : {}) },
      })}
      submitText="保存"
    >
      <Fields yearFixed />
    </SendForm>
  );
}

const yearRule = { required: true, pattern: /^20\d{2}$/, message: '请填写四位年份' };

function Fields({ yearFixed = false }: { yearFixed?: boolean }) {
  const units = useUnitOptions();
  return (
    <>
      <TextItem name="name" label="事项名称" max={200} />
      <Form.Item
        name="year"
        label="年度"
        rules={[yearRule]}
        extra={yearFixed ? '年度不能修改,换年度请新增事项' : undefined}
      >
        <Input
          className="year-input"
          inputMode="numeric"
          maxLength={4}
          autoComplete="off"
          disabled={yearFixed}
        />
      </Form.Item>
      <SelectItem name="unitId" label="单位" options={units} />
      <MoneyItem name="total" label="总投资" />
      <TextItem name="budgetSource" label="资金来源" max={200} />
      <RowList
        name="yearlySplit"
        legend="分年度安排(合计等于总投资)"
        addText="添加年度"
        empty={{ year: '', amount: '' }}
      >
        {(row) => (
          <>
            <Form.Item name={[row, 'year']} label={`第 ${row + 1} 项年度`} rules={[yearRule]}>
              <Input inputMode="numeric" maxLength={4} autoComplete="off" />
            </Form.Item>
            <MoneyItem name={[row, 'amount'] as (string | number)[]} label={`第 ${row + 1} 项金额`} />
          </>
        )}
      </RowList>
      <DayItem name="approvedOn" label="批准日期" optional extra="规划或计划经市政府批准的日期" />
      <TextItem name="note" label="说明" max={1000} rows={2} optional />
    </>
  );
}

/** Takes an item out of the plan; it stays on record with its reason. */
export function WithdrawForm({ item, onClose }: { item: PlanItem; onClose: () => void }) {
  return (
    <SendForm<'editPlan', { withdrawnReason: string }>
      route="editPlan"
      refresh={SHOWN}
      requestOf={({ withdrawnReason }) => ({
        params: { planItemId: item.planItemId },
        body: { ...contentOf(valuesOf(item)), version: item.version, withdrawnReason },
      })}
      submitText="移出计划"
      danger
      onDone={onClose}
      onCancel={onClose}
    >
      <p>
        {item.year} 年<strong>{item.name}</strong>
      </p>
      <TextItem name="withdrawnReason" label="移出原因" max={500} rows={2} />
      <Consequences
        items={[
          '新申报的项目不能再选这一事项',
          '已经引用它的项目会提示“计划事项已移出”',
          '事项和原因留在记录里',
        ]}
      />
    </SendForm>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import type { YearNotice } from '../../../../lib/calendar/notice.ts';
import type { CityAnswers } from '../../api/city-answers.ts';
import { call } from '../../api/client.ts';
import { useSend } from '../../api/use-send.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { longDay } from '../../ui/day.ts';
import { DayItem, TextItem } from '../../ui/form-items.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { MovedList } from './moved-list.tsx';
import { TwoSteps } from './two-steps.tsx';

interface Values {
  year: string;
  documentNumber: string;
  amendedBy?: string;
  holidays: { name: string; from: string; to: string }[];
  makeUpDays?: string;
}

const words = (text = '') => text.split(/[\s,,、;]+/).filter(Boolean);

const noticeOf = ({ year, documentNumber, amendedBy, holidays, makeUpDays }: Values): YearNotice => {
  const amended = words(amendedBy);
  return {
    year: Number(year),
    documentNumber: documentNumber.trim(),
    ...(amended.length > 0 ? { amendedBy: amended } : {}),
    holidays,
    makeUpDays: words(makeUpDays),
  };
};

const valuesOf = ({
  year,
  documentNumber,
  amendedBy,
  holidays,
  makeUpDays,
}: Partial<YearNotice>): Partial<Values> => ({
  year: String(year ?? ''),
  documentNumber: documentNumber ?? '',
  amendedBy: amendedBy?.join('\n') ?? '',
  holidays: holidays ?? [{ name: '元旦', from: `${year}-01-01`, to: `${year}-01-01` }],
  makeUpDays: makeUpDays?.join('\n') ?? '',
});

interface Props {
  year: Partial<YearNotice>;
  version: number;
  onClose: () => void;
}

/** A year's notice as it is printed; what moves is shown before anything is written. */
export function YearForm({ year, version, onClose }: Props) {
  const client = useQueryClient();
  const send = useSend('loadCalendar', [['calendars'], ['ruleChanges']]);
  return (
    <TwoSteps<Values, CityAnswers['loadCalendar']>
      name="loadCalendar"
      initialValues={valuesOf(year)}
      preview={(values) => call('loadCalendar', { query: { dryRun: 'true' }, body: noticeOf(values) })}
      shown={({ days, moved }) => (
        <>
          <MovedDays days={days} />
          <MovedList items={moved.items} more={moved.truncated} />
        </>
      )}
      consequences={[
        '从现在起工作日按这份安排计算,“暂定”的期限重新计算',
        '受影响的项目会在后台更新期限和提醒;变更记录保留前后内容',
      ]}
      commitText="载入"
      commit={(values) => send({ body: noticeOf(values), ifMatch: version })}
      onDone={() => {
        void client.invalidateQueries();
        onClose();
      }}
      onCancel={onClose}
    >
      <div className="pair">
        <Form.Item
          name="year"
          label="年度"
          rules={[{ required: true, pattern: /^20\d{2}$/, message: '请填写四位年份' }]}
        >
          <Input inputMode="numeric" maxLength={4} autoComplete="off" />
        </Form.Item>
        <TextItem name="documentNumber" label="通知文号" max={60} extra="例如 国办发明电〔2025〕7号" />
      </div>
      <RowList
        name="holidays"
        legend="放假"
        addText="添加一段假期"
        empty={{ name: '', from: '', to: '' }}
        className="holiday-row"
      >
        {(row) => (
          <>
            <TextItem name={[row, 'name'] as (string | number)[]} label="节日" max={20} />
            <DayItem name={[row, 'from'] as (string | number)[]} label="第一天" />
            <DayItem name={[row, 'to'] as (string | number)[]} label="最后一天" />
          </>
        )}
      </RowList>
      <Form.Item name="makeUpDays" label="调休上班日" extra="每行一个,例如 2027-02-14">
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} />
      </Form.Item>
      <Form.Item name="amendedBy" label="修改通知的文号" extra="国务院办公厅另行发文调整过的,每行一个文号">
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} />
      </Form.Item>
    </TwoSteps>
  );
}

function MovedDays({ days }: Pick<CityAnswers['loadCalendar'], 'days'>) {
  if (days.length === 0) return <p className="note info">没有哪一天的上班或放假会变化。</p>;
  return (
    <details open={days.length <= 40}>
      <summary>{days.length} 天的安排会变化</summary>
      <DataTable
        caption="变化的日子"
        rows={days}
        keyOf={({ day }) => day}
        columns={[
          { title: '日期', cell: ({ day }) => longDay(day) },
          { title: '现在', cell: ({ from }) => from.name },
          { title: '以后', cell: ({ to }) => to.name },
        ]}
      />
    </details>
  );
}

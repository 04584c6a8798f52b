import { Form, Input } from 'antd';
import type { AcceptanceReview } from '../../../../../../lib/project/records.ts';
import { departmentLabels } from '../../../../ui/acceptance-labels.ts';
import { ArticleLink } from '../../../../ui/article-link.tsx';
import { DayItem } from '../../../../ui/form-items.tsx';
import { NativeSelect } from '../../../../ui/native-select.tsx';
import { optionsOf } from '../../../../ui/options.ts';
import { RowList } from '../../../../ui/row-list.tsx';
import { ActionForm } from '../action-form.tsx';
import {
  emptyOrder,
  type OrderValues,
  orderOf,
  RectificationItems,
} from '../supervision/rectification-items.tsx';
import type { ActionFormProps } from '../types.ts';

export const ApplyAcceptanceForm = (props: ActionFormProps) => {
  const { security, catalogRegistration } = props.project;
  return (
    <ActionForm {...props} route="applyAcceptance" bodyOf={() => ({})} submitText="申请竣工验收">
      <p>
        将向大数据局申请竣工验收 <ArticleLink article={22} />
        。验收申请报告已经上传;申请之后不能再申请延期。
      </p>
      {(!security || !catalogRegistration) && (
        <p className="note">
          {[!security && '安全答复', !catalogRegistration && '目录纳入平台的登记'].filter(Boolean).join('、')}
          还没有办理,可以申请之后再补,但验收结论之前必须齐全。
        </p>
      )}
    </ActionForm>
  );
};

interface ReviewValues {
  group: AcceptanceReview['group'];
  meetingOn: string;
}

export const StartAcceptanceReviewForm = (props: ActionFormProps) => (
  <ActionForm
    {...props}
    route="startAcceptanceReview"
    bodyOf={({ group, meetingOn }: ReviewValues) => ({ group, meetingOn })}
    fieldNames={{ departments: 'group' }}
    initialValues={{
      group: [
        { name: '', department: 'bureau' },
        { name: '', department: 'finance' },
      ],
    }}
    submitText="组织验收"
  >
    <p>
      大数据局会同市财政局等部门组织验收,验收组至少有这两个部门的人员 <ArticleLink article={23} />。
    </p>
    <RowList name="group" legend="验收组" addText="添加一人" empty={{ name: '', department: 'other' }}>
      {(row) => <Member row={row} />}
    </RowList>
    <DayItem name="meetingOn" label="验收会议日期" />
  </ActionForm>
);

const Member = ({ row }: { row: number }) => (
  <>
    <Form.Item
      name={[row, 'name']}
      rules={[{ required: true, whitespace: true, message: `请填写第 ${row + 1} 人的姓名` }]}
    >
      <Input aria-label={`第 ${row + 1} 人的姓名`} placeholder="姓名" maxLength={50} autoComplete="off" />
    </Form.Item>
    <Form.Item
      name={[row, 'department']}
      rules={[{ required: true, message: `请选择第 ${row + 1} 人的部门` }]}
    >
      <NativeSelect label={`第 ${row + 1} 人的部门`} options={optionsOf(departmentLabels)} />
    </Form.Item>
  </>
);

export const OrderAcceptanceRectificationForm = (props: ActionFormProps) => (
  <ActionForm
    {...props}
    route="orderAcceptanceRectification"
    bodyOf={(values: OrderValues) => orderOf(values)}
    initialValues={emptyOrder}
    submitText="要求整改"
  >
    <p>
      项目转入验收整改;建设单位答复、大数据局复查通过后,回到验收 <ArticleLink article={23} />。
    </p>
    <RectificationItems today={props.project.today} />
  </ActionForm>
);

import { Checkbox, Form } from 'antd';
import type { Unit } from '../../../../lib/project/people.ts';
import { SelectItem } from '../../ui/choice-items.tsx';
import { Consequences } from '../../ui/consequences.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { TextItem } from '../../ui/form-items.tsx';
import { SendForm } from '../../ui/send-form.tsx';
import { useUnitOptions } from '../../ui/unit-options.ts';

export type UnitAct = { name: 'add' } | { name: 'rename' | 'merge'; unit: Unit };

/** What a unit's name stands in, and is asked for anew. */
const SHOWN = [['units'], ['people'], ['users'], ['ledger'], ['statistics'], ['directoryRecords']];

const titles = { add: '新增单位', rename: '单位更名', merge: '单位合并' };

export function UnitDialog({ act, onClose }: { act: UnitAct | undefined; onClose: () => void }) {
  return (
    <FormDialog open={act !== undefined} title={act ? titles[act.name] : ''} onClose={onClose}>
      {act?.name === 'add' && <AddUnit onClose={onClose} />}
      {act?.name === 'rename' && <RenameUnit unit={act.unit} onClose={onClose} />}
      {act?.name === 'merge' && <MergeUnit unit={act.unit} onClose={onClose} />}
    </FormDialog>
  );
}

interface NewUnit {
  unitId: string;
  name: string;
  creditCode: string;
  isBureau?: boolean;
}

const AddUnit = ({ onClose }: { onClose: () => void }) => (
  <SendForm<'addUnit', NewUnit>
    route="addUnit"
    requestOf={({ isBureau, ...rest }) => ({ body: { ...rest, ...(isBureau ? { isBureau } : {}) } })}
    refresh={SHOWN}
    submitText="新增"
    onDone={onClose}
    onCancel={onClose}
  >
    <TextItem name="name" label="单位名称" max={100} />
    <TextItem
      name="unitId"
      label="单位标识"
      max={64}
      extra="英文字母、数字和连字符,登记后不再修改,例如 edu"
    />
    <TextItem name="creditCode" label="统一社会信用代码" max={18} extra="18 位,末位校验码会核对" />
    <Form.Item name="isBureau" valuePropName="checked">
      <Checkbox>大数据工作主管部门(其自建项目需专项小组会签)</Checkbox>
    </Form.Item>
  </SendForm>
);

const RenameUnit = ({ unit, onClose }: { unit: Unit; onClose: () => void }) => (
  <SendForm<'renameUnit', { name: string }>
    route="renameUnit"
    requestOf={({ name }) => ({ params: { unitId: unit.unitId }, body: { name } })}
    refresh={SHOWN}
    submitText="更名"
    initialValues={{ name: unit.name }}
    onDone={onClose}
    onCancel={onClose}
  >
    <TextItem
      name="name"
      label="新名称"
      max={100}
      extra="从今天起用新名称;此前签字、归档的内容保留原名称,原名称仍可查找。"
    />
  </SendForm>
);

function MergeUnit({ unit, onClose }: { unit: Unit; onClose: () => void }) {
  const options = useUnitOptions().filter(({ value }) => value !== unit.unitId);
  return (
    <SendForm<'mergeUnit', { into: string }>
      route="mergeUnit"
      requestOf={({ into }) => ({ params: { unitId: unit.unitId }, body: { into } })}
      refresh={SHOWN}
      submitText="合并"
      danger
      onDone={onClose}
      onCancel={onClose}
    >
      <p>
        把<strong>{unit.name}</strong>并入另一个单位。
      </p>
      <SelectItem name="into" label="并入单位" options={options} />
      <Consequences
        items={[
          `${unit.name}的人员全部转入并入单位,角色不变`,
          '它的项目、待办和期限由并入单位承接',
          '本单位从此不能再新建项目,名称和历史保留;合并不能撤销',
        ]}
      />
    </SendForm>
  );
}

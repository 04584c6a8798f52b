import { Checkbox, Form } from 'antd';
import { type Person, type Role, roleLabels } from '../../../../lib/project/people.ts';
import { SelectItem } from '../../ui/choice-items.tsx';
import { Consequences } from '../../ui/consequences.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { TextItem } from '../../ui/form-items.tsx';
import { optionsOf } from '../../ui/options.ts';
import { SendForm } from '../../ui/send-form.tsx';
import { useUnitOptions } from '../../ui/unit-options.ts';

export type PersonAct = { name: 'add' } | { name: 'edit' | 'leave'; person: Person };

const SHOWN = [['users'], ['people'], ['me'], ['todo'], ['directoryRecords'], ['deputies']];
const titles = { add: '新增人员', edit: '修改人员', leave: '离任与移交' };

interface Props {
  act: PersonAct | undefined;
  people: readonly Person[];
  onClose: () => void;
}

export function PersonDialog({ act, people, onClose }: Props) {
  return (
    <FormDialog open={act !== undefined} title={act ? titles[act.name] : ''} onClose={onClose}>
      {act?.name === 'add' && <AddPerson onClose={onClose} />}
      {act?.name === 'edit' && <EditPerson person={act.person} onClose={onClose} />}
      {act?.name === 'leave' && <Departure person={act.person} people={people} onClose={onClose} />}
    </FormDialog>
  );
}

interface PersonFields {
  userId: string;
  name: string;
  email: string;
  unitId: string;
  roles: Role[];
}

function Fields() {
  const units = useUnitOptions();
  return (
    <>
      <TextItem name="name" label="姓名" max={50} />
      <TextItem name="email" label="邮箱" max={200} extra="提醒邮件发到这里" />
      <SelectItem name="unitId" label="单位" options={units} />
      <Form.Item name="roles" label="角色" rules={[{ required: true, message: '请至少选择一个角色' }]}>
        <Checkbox.Group options={optionsOf(roleLabels)} />
      </Form.Item>
    </>
  );
}

const AddPerson = ({ onClose }: { onClose: () => void }) => (
  <SendForm<'addUser', PersonFields>
    route="addUser"
    requestOf={(body) => ({ body })}
    refresh={SHOWN}
    submitText="新增"
    onDone={onClose}
    onCancel={onClose}
  >
    <TextItem name="userId" label="用户标识" max={128} extra="统一身份认证里的标识(sub),登记后不再修改" />
    <Fields />
  </SendForm>
);

const EditPerson = ({ person, onClose }: { person: Person; onClose: () => void }) => (
  <SendForm<'editUser', Omit<PersonFields, 'userId'>>
    route="editUser"
    requestOf={(body) => ({ params: { userId: person.userId }, body })}
    refresh={SHOWN}
    submitText="保存"
    initialValues={{ name: person.name, email: person.email, unitId: person.unitId, roles: person.roles }}
    onDone={onClose}
    onCancel={onClose}
  >
    <Fields />
  </SendForm>
);

function Departure({
  person,
  people,
  onClose,
}: {
  person: Person;
  people: readonly Person[];
  onClose: () => void;
}) {
  const colleagues = people.filter(
    (p) => p.unitId === person.unitId && !p.disabledOn && p.userId !== person.userId,
  );
  const options = colleagues.map(({ userId, name, roles }) => ({
    value: userId,
    label: `${name}(${roles.map((role) => roleLabels[role]).join('、')})`,
  }));
  return (
    <SendForm<'disableUser', { successor?: string }>
      route="disableUser"
      requestOf={({ successor }) => ({
        params: { userId: person.userId },
        body: successor ? { successor } : {},
      })}
      refresh={SHOWN}
      submitText="办理离任"
      danger
      onDone={onClose}
      onCancel={onClose}
    >
      <p>
        {person.unitName}
        <strong>{person.name}</strong>,{person.roles.map((role) => roleLabels[role]).join('、')}
      </p>
      <SelectItem
        name="successor"
        label="接手人"
        optional
        options={options}
        extra="同一单位的在职人员。由其一人担任的角色、指派到其本人的评审移交给接手人。"
      />
      <Consequences
        items={[
          `${person.name}从现在起不能登录查看和办理,也不再收到提醒`,
          '单位的待办由单位其他同岗人员继续办理;没有同岗人员的,转给接手人',
          '其办过的事项和签字保留原样;离任不能撤销',
        ]}
      />
    </SendForm>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Form } from 'antd';
import { call } from '../../api/client.ts';
import { useMe } from '../../api/use-me.ts';
import { useHolds } from '../../auth/roles.ts';
import { SelectItem } from '../../ui/choice-items.tsx';
import { DayItem } from '../../ui/form-items.tsx';
import { SendForm } from '../../ui/send-form.tsx';

interface Values {
  principal?: string;
  deputy: string;
  from: string;
  to: string;
}

/** Oneself by default; a unit head arranges for the unit, an administrator for everyone. */
export function DeputyForm({ onClose }: { onClose: () => void }) {
  const { data: me } = useMe();
  const holds = useHolds();
  const { data } = useQuery({ queryKey: ['people'], queryFn: ({ signal }) => call('people', { signal }) });
  const everyone = data?.items ?? [];
  const arranges = holds(['unitHead', 'admin']);
  const others = holds(['admin']) ? everyone : everyone.filter(({ unitId }) => unitId === me?.unitId);
  return (
    <SendForm<'addDeputy', Values>
      route="addDeputy"
      requestOf={({ principal, ...rest }) => ({ body: { ...rest, ...(principal ? { principal } : {}) } })}
      refresh={[['deputies'], ['me'], ['directoryRecords']]}
      submitText="设定"
      {...(me ? { initialValues: { principal: me.userId } } : {})}
      onDone={onClose}
      onCancel={onClose}
    >
      {arranges ? (
        <SelectItem name="principal" label="替谁办理" options={optionsOf(others)} />
      ) : (
        <p>
          替<strong>{me?.name}</strong>办理
        </p>
      )}
      <Form.Item noStyle dependencies={['principal']}>
        {({ getFieldValue }) => {
          const principal = getFieldValue('principal') ?? me?.userId;
          const unit = everyone.find(({ userId }) => userId === principal)?.unitId ?? me?.unitId;
          const colleagues = everyone.filter(({ unitId, userId }) => unitId === unit && userId !== principal);
          return (
            <SelectItem
              name="deputy"
              label="代办人"
              options={optionsOf(colleagues)}
              extra="须是同一单位的人员"
            />
          );
        }}
      </Form.Item>
      <DayItem name="from" label="第一天" />
      <DayItem name="to" label="最后一天" extra="一次不超过 366 天,到期自动结束" />
    </SendForm>
  );
}

const optionsOf = (people: readonly { userId: string; name: string; unitName: string }[]) =>
  people.map(({ userId, name, unitName }) => ({ value: userId, label: `${name}(${unitName})` }));

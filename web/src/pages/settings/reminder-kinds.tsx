import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Switch } from 'antd';
import type { NotificationSettings } from '../../api/answers.ts';
import { call } from '../../api/client.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Failed } from './failed.tsx';

const KEY = ['notificationSettings'];

const switched = (kinds: NotificationSettings['kinds'], changed: string, on: boolean) =>
  kinds.map((each) => (each.kind === changed ? { ...each, on } : each));

/** A switch moves at once and is kept one after the other, so that two in a row keep both; what was not kept moves back. */
function useSwitch() {
  const client = useQueryClient();
  return useMutation({
    scope: { id: 'notificationSettings' },
    onMutate: async ({ kind, on }: { kind: string; on: boolean }) => {
      await client.cancelQueries({ queryKey: KEY });
      client.setQueryData<NotificationSettings>(
        KEY,
        (known) => known && { ...known, kinds: switched(known.kinds, kind, on) },
      );
    },
    mutationFn: () => {
      const { kinds = [] } = client.getQueryData<NotificationSettings>(KEY) ?? {};
      const off = kinds.filter(({ on }) => !on).map(({ kind }) => kind);
      return call('setNotificationSettings', { body: { off } });
    },
    onError: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

export function ReminderKinds() {
  const settings = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => call('notificationSettings', { signal }),
  });
  const { mutate, isSuccess, isPending, error } = useSwitch();
  return (
    <section className="card" aria-labelledby="kinds">
      <h2 id="kinds">邮件提醒</h2>
      <Loaded query={settings}>
        {({ note, kinds }) => (
          <>
            <p>到期前 30、15、7、3、1 个工作日和当天提醒,每天合为一封邮件。{note}</p>
            {kinds.map(({ kind, label, on }) => (
              <p key={kind} className="row">
                <Switch
                  id={`kind-${kind}`}
                  checked={on}
                  onChange={(checked) => mutate({ kind, on: checked })}
                />
                <label htmlFor={`kind-${kind}`}>{label}</label>
              </p>
            ))}
          </>
        )}
      </Loaded>
      <p role="status" className="muted">
        {isSuccess && !isPending && '已保存'}
      </p>
      <Failed error={error} />
    </section>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { DocumentCheck } from '../../api/city-answers.ts';
import { call } from '../../api/client.ts';
import { asProblem, problemText } from '../../api/problem.ts';
import { useSend } from '../../api/use-send.ts';
import { Page } from '../../app/page.tsx';
import { Badge } from '../../ui/badge.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { clockTime } from '../../ui/day.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Empty } from '../../ui/states.tsx';
import { fileSize } from '../project/materials/file-size.ts';

const KEY = ['documentChecks'];

/** 待校验的材料: what is 校验中, what the scanner failed, and to scan again once it answers. */
export function Component() {
  const checks = useQuery({ queryKey: KEY, queryFn: ({ signal }) => call('documentChecks', { signal }) });
  return (
    <Page title="待校验的材料">
      <section className="card" aria-label="材料">
        <p className="muted">
          校验通过前,材料不能下载,也不计入材料清单。扫描没有完成的,系统每三小时再扫一次;扫描服务恢复后,也可以立即重新扫描。
        </p>
        <Loaded query={checks}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty>没有待校验的材料。</Empty>
            ) : (
              <>
                <Again />
                <Checks items={items} />
              </>
            )
          }
        </Loaded>
      </section>
    </Page>
  );
}

const Checks = ({ items }: { items: readonly DocumentCheck[] }) => (
  <DataTable
    caption="待校验的材料"
    rows={items}
    keyOf={({ documentId }) => documentId}
    columns={[
      { title: '文件', cell: ({ fileName }) => <span className="file-name">{fileName}</span> },
      { title: '大小', cell: ({ sizeBytes }) => fileSize(sizeBytes) },
      { title: '上传人', cell: ({ by }) => by.name },
      { title: '登记时间', cell: ({ uploadedAt }) => clockTime(uploadedAt) },
      {
        title: '状态',
        cell: ({ scan }) =>
          scan === 'failed' ? <Badge tone="warning">扫描没有完成</Badge> : <Badge tone="info">校验中</Badge>,
      },
    ]}
  />
);

function Again() {
  const send = useSend('recheckDocuments', [KEY]);
  const [said, setSaid] = useState<{ text: string; failed: boolean }>();
  const [busy, setBusy] = useState(false);
  const again = async () => {
    setBusy(true);
    try {
      const { documents } = await send({ body: {} });
      setSaid({ text: `已安排重新扫描 ${documents} 份材料,请稍后刷新查看`, failed: false });
    } catch (error) {
      setSaid({ text: problemText(asProblem(error)), failed: true });
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="row">
      <Button loading={busy} onClick={() => void again()}>
        重新扫描
      </Button>
      {said && (
        <span role={said.failed ? 'alert' : 'status'} className={said.failed ? 'field-error' : 'muted'}>
          {said.text}
        </span>
      )}
    </div>
  );
}

import { FileZipOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { call } from '../../../api/client.ts';
import { asProblem, problemText, problemTitle } from '../../../api/problem.ts';

/** 项目资料包: at once where it is small, else made behind, and a mail tells when it is there. */
export function ArchiveButton({ projectId }: { projectId: string }) {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string>();
  const download = async () => {
    setBusy(true);
    setSaid(undefined);
    try {
      const answer = await call('downloadArchive', { params: { projectId } });
      if (answer.status === 'ready') location.assign(answer.url);
      else setSaid(`${answer.detail}。`);
    } catch (error) {
      const problem = asProblem(error);
      setSaid(`没有打包:${problemTitle(problem)}。${problem.breaches[0]?.message ?? problemText(problem)}`);
    }
    setBusy(false);
  };
  return (
    <div className="row">
      <Button icon={<FileZipOutlined aria-hidden="true" />} loading={busy} onClick={() => void download()}>
        打包下载全部材料
      </Button>
      {/* Always there, so that it is read out when it says something. */}
      <span role="status">{said}</span>
    </div>
  );
}

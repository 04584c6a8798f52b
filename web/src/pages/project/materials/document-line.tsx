import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { ProjectView } from '../../../../../lib/project/view.ts';
import { call } from '../../../api/client.ts';
import { asProblem, problemText, problemTitle } from '../../../api/problem.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Signed } from '../../../ui/signature.tsx';
import { fileSize } from './file-size.ts';

type Document = ProjectView['documents'][number];

export function DocumentLine({ projectId, document }: { projectId: string; document: Document }) {
  const { documentId, fileName, sizeBytes, status, refusal, uploaded } = document;
  const [failure, setFailure] = useState<string>();
  const download = async () => {
    setFailure(undefined);
    try {
      const { url } = await call('downloadDocument', { params: { projectId, documentId } });
      location.assign(url);
    } catch (error) {
      const problem = asProblem(error);
      setFailure(`没有下载:${problemTitle(problem)}。${problemText(problem)}`);
    }
  };
  return (
    <li className="file">
      <div>
        <span className="file-name">{fileName}</span>
        <div className="row muted">
          <span>{fileSize(sizeBytes)}</span>
          <Status document={document} />
          <Signed by={uploaded} />
        </div>
        {refusal && <div className="field-error">未通过:{refusal}。请更正后重新上传。</div>}
        {failure && (
          <div className="field-error" role="alert">
            {failure}
          </div>
        )}
      </div>
      {status === 'available' && (
        <Button
          icon={<DownloadOutlined aria-hidden="true" />}
          aria-label={`下载「${fileName}」`}
          onClick={() => void download()}
        >
          下载
        </Button>
      )}
    </li>
  );
}

function Status({ document: { status, scan } }: { document: Document }) {
  if (status === 'checking' || scan === 'failed')
    return (
      <>
        <Badge tone="info">校验中</Badge>
        {scan === 'failed' && (
          <span>病毒扫描没有完成,系统会再次扫描,不需要重新上传;急用请联系系统管理员</span>
        )}
      </>
    );
  if (status === 'pending')
    return (
      <>
        <Badge tone="plain">没有传完</Badge>
        <span>再次选择同一个文件即可续传;七天后自动清理</span>
      </>
    );
  if (status === 'refused') return <Badge tone="danger">未通过</Badge>;
  return (
    <>
      <Badge tone="success">可用</Badge>
      <span>{scan === 'clean' ? '已扫描病毒' : '病毒:未扫描'}</span>
    </>
  );
}

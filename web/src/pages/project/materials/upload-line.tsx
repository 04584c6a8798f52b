import { Button, Progress } from 'antd';
import { type Upload, uploadQueue } from '../../../upload/queue.ts';
import { fileSize } from './file-size.ts';

const phases: Record<Upload['phase'], string> = {
  waiting: '等待上传',
  hashing: '正在计算校验值',
  sending: '正在上传',
  completing: '正在登记',
  failed: '没有上传',
};

export function UploadLine({ upload }: { upload: Upload }) {
  const { id, file, phase, bytes, message } = upload;
  const percent = Math.floor((bytes / Math.max(1, file.size)) * 100);
  return (
    <li className="file">
      <div>
        <span className="file-name">{file.name}</span>
        <div className="row muted">
          <span>{fileSize(file.size)}</span>
          <span>{phases[phase]}</span>
        </div>
        {phase === 'failed' ? (
          <div className="field-error" role="alert">
            {message}
          </div>
        ) : (
          <Progress
            percent={percent}
            size="small"
            status="active"
            strokeColor="var(--primary)"
            aria-label={`「${file.name}」${phases[phase]}`}
          />
        )}
      </div>
      {phase === 'failed' && (
        <div className="row">
          <Button onClick={() => uploadQueue.retry(id)}>重试</Button>
          <Button onClick={() => uploadQueue.dismiss(id)}>移除</Button>
        </div>
      )}
    </li>
  );
}

import { Button, Progress } from 'antd';
import { type Upload, uploadQueue } from '../../../upload/queue.ts';
import { fileSize } from './file-size.ts';

const phases: Record<Upload['phase'], string> = {
  waiting: '等待上传',
  hashing: '正在计算校验值',
  sending: '正在上传',
  paused: '已暂停',
  completing: '正在登记',
  failed: '没有上传',
};

export function UploadLine({ upload }: { upload: Upload }) {
  const { file, phase, bytes, message } = upload;
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
            status={phase === 'paused' ? 'normal' : 'active'}
            strokeColor="var(--primary)"
            aria-label={`「${file.name}」${phases[phase]}`}
          />
        )}
      </div>
      <UploadButtons upload={upload} />
    </li>
  );
}

function UploadButtons({ upload: { id, file, phase } }: { upload: Upload }) {
  const button = (label: string, act: (id: string) => void) => (
    <Button aria-label={`${label}「${file.name}」`} onClick={() => act(id)}>
      {label}
    </Button>
  );
  return (
    <div className="row">
      {phase === 'sending' && button('暂停', uploadQueue.pause)}
      {phase === 'paused' && button('继续', uploadQueue.resume)}
      {phase === 'failed' && button('重试', uploadQueue.retry)}
      {phase === 'failed' || phase === 'waiting'
        ? button('移除', uploadQueue.dismiss)
        : phase !== 'completing' && button('取消', uploadQueue.dismiss)}
    </div>
  );
}

/** All files that are under way, as one: shown from the second on. */
export function UploadsInAll({ uploads }: { uploads: readonly Upload[] }) {
  const going = uploads.filter(({ phase }) => phase !== 'failed');
  if (going.length < 2) return null;
  const total = going.reduce((sum, { file }) => sum + file.size, 0);
  // What is still being hashed has not begun to go out.
  const sent = going.reduce((sum, { phase, bytes }) => sum + (phase === 'hashing' ? 0 : bytes), 0);
  return (
    <div>
      <span className="muted">
        正在上传 {going.length} 个文件,已传 {fileSize(sent)} / {fileSize(total)}
      </span>
      <Progress
        percent={Math.floor((sent / Math.max(1, total)) * 100)}
        strokeColor="var(--primary)"
        aria-label={`全部 ${going.length} 个文件`}
      />
    </div>
  );
}

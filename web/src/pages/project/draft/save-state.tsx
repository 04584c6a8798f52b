import { CheckCircleOutlined, CloudSyncOutlined, WarningOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { problemText, problemTitle } from '../../../api/problem.ts';
import { timeOfDay } from '../../../ui/day.ts';
import type { Draft } from './use-draft.ts';

/** Where what is typed lies: on the server, on its way, or only here and why. */
export function SaveState({ draft }: { draft: Draft }) {
  const { problem, restored, dirty } = draft;
  return (
    <>
      <p className="save-state" role="status">
        <Line draft={draft} />
      </p>
      {restored && dirty && <p className="note info">已恢复您上次没有保存的内容。</p>}
      {problem && problem.errors.length === 0 && (
        <div className="note" role="alert">
          <strong>没有保存:{problemTitle(problem)}。</strong>
          {problemText(problem)}
        </div>
      )}
    </>
  );
}

function Line({ draft: { saving, dirty, savedAt, invalid, problem } }: { draft: Draft }) {
  if (saving) return <Said icon={<CloudSyncOutlined />}>正在保存…</Said>;
  if (problem) return <Said icon={<WarningOutlined />}>有内容没有保存,已留在本页</Said>;
  if (dirty) return <Said icon={<CloudSyncOutlined />}>停下来片刻就会自动保存</Said>;
  if (Object.keys(invalid).length > 0) {
    return <Said icon={<WarningOutlined />}>有内容需要更正后才能保存</Said>;
  }
  if (savedAt) return <Said icon={<CheckCircleOutlined />}>已自动保存 {timeOfDay(savedAt)}</Said>;
  return <Said icon={<CheckCircleOutlined />}>填写后会自动保存,不用点任何按钮</Said>;
}

const Said = ({ icon, children }: { icon: ReactNode; children: ReactNode }) => (
  <>
    <span aria-hidden="true">{icon}</span> {children}
  </>
);

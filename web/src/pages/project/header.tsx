import { Steps } from 'antd';
import { Link } from 'react-router';
import {
  procurementModeLabels,
  projectKindLabels,
  type Stage,
  stageLabels,
} from '../../../../lib/project/project.ts';
import type { ProjectView } from '../../../../lib/project/view.ts';
import { StageBadge } from '../../ui/stage-badge.tsx';

export function ProjectHeader({ project }: { project: ProjectView }) {
  const { filingNumber, unitName, fields, stage, projectId } = project;
  return (
    <header className="project-header">
      <div className="row">
        <StageBadge stage={stage} />
        <span>
          备案号 <strong className="numbers">{filingNumber}</strong>
        </span>
        <span>{unitName}</span>
        <span>{projectKindLabels[fields.kind]}</span>
        <span>{procurementModeLabels[fields.procurementMode]}</span>
        <Link to={`/projects/${projectId}/forms`} className="no-print">
          打印表格
        </Link>
        <button type="button" className="link-button no-print" onClick={() => print()}>
          打印本页
        </button>
        <Link to={`/projects/${projectId}/history`} className="no-print">
          历史记录
        </Link>
      </div>
      <StageSteps project={project} />
    </header>
  );
}

interface Milestone {
  title: string;
  stages: readonly Stage[];
}

/** The road of a project as people tell it; the stages between are said in words beside it. */
const milestones: readonly Milestone[] = [
  { title: '申报', stages: ['draft', 'returned'] },
  { title: '审核', stages: ['submitted', 'underReview'] },
  { title: '批复', stages: ['approved', 'rejected'] },
  { title: '采购', stages: ['tendering', 'handedOver'] },
  { title: '建设', stages: ['inConstruction', 'suspended', 'terminated'] },
  { title: '验收', stages: ['completed', 'acceptanceApplied', 'acceptanceReview', 'rectifying', 'accepted'] },
  { title: '运行与评价', stages: ['acceptanceFiled', 'inOperation', 'selfEvaluated', 'evaluated', 'closed'] },
];

const STOPPED: readonly Stage[] = ['rejected', 'terminated', 'suspended'];

function StageSteps({ project: { stage } }: { project: ProjectView }) {
  const current = milestones.findIndex(({ stages }) => stages.includes(stage));
  return (
    <>
      <p className="stage-line">
        第 {current + 1} 步,共 {milestones.length} 步:{milestones[current]?.title}
      </p>
      <Steps
        className="stage-steps"
        aria-label="项目阶段"
        current={current}
        status={STOPPED.includes(stage) ? 'error' : stage === 'closed' ? 'finish' : 'process'}
        titlePlacement="vertical"
        responsive={false}
        items={milestones.map(({ title }, i) => ({
          title,
          ...(i === current ? { content: stageLabels[stage] } : {}),
        }))}
      />
    </>
  );
}

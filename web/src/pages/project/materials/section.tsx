import { stepLabels } from '../../../../../lib/project/materials.ts';
import type { Stage } from '../../../../../lib/project/project.ts';
import type { MaterialView, ProjectView } from '../../../../../lib/project/view.ts';
import { useHoldsOn } from '../../../auth/roles.ts';
import { Section } from '../../../ui/section.tsx';
import { useUploads } from '../../../upload/use-uploads.ts';
import { returnReasons } from '../return-reasons.ts';
import { ArchiveButton } from './archive-button.tsx';
import { DocumentLine } from './document-line.tsx';
import { MaterialRow } from './row.tsx';
import { UploadsInAll } from './upload-line.tsx';
import './materials.css';

/** 材料: what is asked for and by which article, what is there, and the way to bring it. */
export function Materials({ project }: { project: ProjectView }) {
  const steps = [...new Set(project.materials.map(({ step }) => step))];
  const current = currentSteps(project);
  const others = steps.filter((step) => !current.includes(step));
  const mayUpload = useMayUpload(project);
  const ended = endings[project.stage];
  return (
    <Section id="materials" title="材料" help="材料">
      {ended && <p className="note info">{ended},没有上传的材料不再需要;已经上传的仍可下载。</p>}
      {project.materials.some(mayUpload) && (
        <p className="muted no-print">
          把文件拖到所属的材料上,或点“选择文件”,一次可以选多个。支持
          pdf、ofd、doc(x)、xls(x)、ppt(x)、wps、et、jpg、png、zip、dwg。
        </p>
      )}
      {project.documents.some(({ status }) => status === 'available') && (
        <ArchiveButton projectId={project.projectId} />
      )}
      <UploadsInAll uploads={useUploads(project.projectId)} />
      {current.map((step) => (
        <Step key={step} project={project} step={step} />
      ))}
      <Unlisted project={project} />
      {others.length > 0 && (
        <details>
          <summary>其他阶段的材料</summary>
          {others.map((step) => (
            <Step key={step} project={project} step={step} />
          ))}
        </details>
      )}
    </Section>
  );
}

/** What was uploaded as a material that an administrator has since dropped from the checklist. */
function Unlisted({ project: { projectId, documents, materials } }: { project: ProjectView }) {
  const listed = new Set(materials.map(({ material }) => material));
  const others = documents.filter(({ material }) => !listed.has(material));
  if (others.length === 0) return null;
  return (
    <>
      <h3>不在清单中的材料</h3>
      <ul className="plain files">
        {others.map((document) => (
          <DocumentLine key={document.documentId} projectId={projectId} document={document} />
        ))}
      </ul>
    </>
  );
}

function Step({ project, step }: { project: ProjectView; step: string }) {
  const mayUpload = useMayUpload(project);
  const uploads = useUploads(project.projectId);
  const reasons = returnReasons(project);
  return (
    <>
      <h3>{labelOfStep(step)}</h3>
      <ul className="plain records">
        {project.materials
          .filter((material) => material.step === step)
          .map((material) => (
            <MaterialRow
              key={material.material}
              material={material}
              project={project}
              mayUpload={mayUpload(material)}
              uploads={uploads.filter((upload) => upload.material === material.material)}
              returned={reasons[material.material]}
            />
          ))}
      </ul>
    </>
  );
}

function useMayUpload(project: ProjectView) {
  const holds = useHoldsOn(project);
  const open = project.actions.find(({ name }) => name === 'registerDocument')?.allowed ?? false;
  return ({ uploaders }: MaterialView) => open && holds(uploaders);
}

const labelOfStep = (step: string) => (stepLabels as Record<string, string>)[step] ?? step;

const endings: Partial<Record<Stage, string>> = {
  terminated: '项目已终止',
  rejected: '项目未获批复',
  closed: '项目已办结',
};

function currentSteps({ stage, materials, documents }: ProjectView): string[] {
  if (stage in endings) {
    const there = new Set(documents.map(({ material }) => material));
    return [...new Set(materials.filter(({ material }) => there.has(material)).map(({ step }) => step))];
  }
  if (['draft', 'submitted', 'returned'].includes(stage)) return ['submission'];
  if (['underReview', 'approved'].includes(stage)) return ['submission', 'approval'];
  if (['tendering', 'handedOver'].includes(stage)) return ['contract'];
  if (['inConstruction', 'suspended'].includes(stage)) return ['contract', 'construction'];
  if (['completed', 'acceptanceApplied', 'acceptanceReview', 'rectifying'].includes(stage))
    return ['acceptance'];
  return ['acceptanceFiling', 'evaluation'];
}

import { stepLabels } from '../../../../../lib/project/materials.ts';
import { rolesOn } from '../../../../../lib/project/permissions.ts';
import type { MaterialView, ProjectView } from '../../../../../lib/project/view.ts';
import { useMe } from '../../../api/use-me.ts';
import { Section } from '../../../ui/section.tsx';
import { useUploads } from '../../../upload/use-uploads.ts';
import { returnReasons } from '../return-reasons.ts';
import { ArchiveButton } from './archive-button.tsx';
import { MaterialRow } from './row.tsx';
import { UploadsInAll } from './upload-line.tsx';
import './materials.css';

/** 材料: what is asked for and by which article, what is there, and the way to bring it. */
export function Materials({ project }: { project: ProjectView }) {
  const steps = [...new Set(project.materials.map(({ step }) => step))];
  const current = currentSteps(project);
  const others = steps.filter((step) => !current.includes(step));
  return (
    <Section id="materials" title="材料" help="材料">
      <p className="muted">
        把文件拖到所属的材料上,或点“选择文件”,一次可以选多个。支持
        pdf、ofd、doc(x)、xls(x)、ppt(x)、wps、et、jpg、png、zip、dwg。
      </p>
      {project.documents.some(({ status }) => status === 'available') && (
        <ArchiveButton projectId={project.projectId} />
      )}
      <UploadsInAll uploads={useUploads(project.projectId)} />
      {current.map((step) => (
        <Step key={step} project={project} step={step} />
      ))}
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
  const { data: me } = useMe();
  const open = project.actions.find(({ name }) => name === 'registerDocument')?.allowed ?? false;
  const held = me ? rolesOn(me, project, project.today) : [];
  return ({ uploaders }: MaterialView) => open && held.some((role) => uploaders.includes(role));
}

const labelOfStep = (step: string) => (stepLabels as Record<string, string>)[step] ?? step;

function currentSteps({ stage }: ProjectView): string[] {
  if (['draft', 'submitted', 'returned', 'rejected'].includes(stage)) return ['submission'];
  if (['underReview', 'approved'].includes(stage)) return ['submission', 'approval'];
  if (['tendering', 'handedOver'].includes(stage)) return ['contract'];
  if (['inConstruction', 'suspended'].includes(stage)) return ['contract', 'construction'];
  if (['completed', 'acceptanceApplied', 'acceptanceReview', 'rectifying'].includes(stage))
    return ['acceptance'];
  return ['acceptanceFiling', 'evaluation'];
}

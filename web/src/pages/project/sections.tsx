import type { ProjectView } from '../../../../lib/project/view.ts';
import { OtherActions } from './actions/panel.tsx';
import { Catalog } from './catalog.tsx';
import { Consultations } from './consultations.tsx';
import { Contracts } from './contracts.tsx';
import { DraftSection } from './draft-section.tsx';
import { Findings, Warnings } from './findings.tsx';
import { Materials } from './materials/section.tsx';
import { Obligations } from './obligations.tsx';
import { Records } from './records/records.tsx';
import { ReviewSection } from './review-section.tsx';

/** The record from top to bottom; what the stage is about comes first. */
export function Sections({ project }: { project: ProjectView }) {
  const application = (
    <>
      <DraftSection project={project} />
      <Consultations project={project} />
      <Catalog project={project} />
    </>
  );
  const preparing = project.stage === 'draft' || project.stage === 'returned';
  return (
    <>
      {preparing && application}
      <Obligations project={project} />
      <Findings project={project} />
      <Warnings project={project} />
      <Records project={project} />
      <Contracts project={project} />
      <Materials project={project} />
      <ReviewSection project={project} />
      {!preparing && application}
      <OtherActions project={project} />
    </>
  );
}

import type { DraftFields } from '../../../../lib/project/project.ts';
import type { ProjectView } from '../../../../lib/project/view.ts';
import { draftLabels } from '../../ui/draft-labels.ts';
import { RecordValue } from '../../ui/record-value.tsx';
import { Facts, Section } from '../../ui/section.tsx';
import { DraftForm } from './draft/form.tsx';

/** 申报内容: the form for who may fill it in, else what stands in it. */
export function DraftSection({ project }: { project: ProjectView }) {
  const editable = project.actions.find(({ name }) => name === 'editDraft')?.allowed ?? false;
  return (
    <Section id="draft" title="申报内容">
      {editable ? <DraftForm project={project} /> : <DraftFacts fields={project.fields} />}
    </Section>
  );
}

const DraftFacts = ({ fields }: { fields: DraftFields }) => (
  <Facts
    facts={Object.entries(draftLabels).map(([key, label]) => ({
      label,
      value: <RecordValue field={key} value={fields[key as keyof DraftFields]} />,
    }))}
  />
);

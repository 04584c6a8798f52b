import type { ProjectView } from '../../../../../lib/project/view.ts';
import { Field } from '../../../ui/field.tsx';
import { returnReasons } from '../return-reasons.ts';
import { Choices, Reliance } from './choices.tsx';
import { ConflictDialog } from './conflict-dialog.tsx';
import { draftFieldId, errorOf, FieldLabel, type FieldProps } from './field-props.tsx';
import { ParticipantRows } from './participant-rows.tsx';
import { SaveState } from './save-state.tsx';
import { cloud, funding, name, people, purpose } from './text-fields.tsx';
import { useDraft } from './use-draft.ts';
import { YearRows } from './year-rows.tsx';

/** 申报内容: nothing to press, what is typed is saved. */
export function DraftForm({ project }: { project: ProjectView }) {
  const draft = useDraft(project);
  const returned = returnReasons(project);
  const field = { draft, returned };
  return (
    <>
      <SaveState draft={draft} />
      <div className="stack draft-form">
        <TextField spec={name} {...field} />
        <Choices {...field} />
        {purpose.map((spec) => (
          <TextField key={spec.key} spec={spec} {...field} />
        ))}
        {funding.map((spec) => (
          <TextField key={spec.key} spec={spec} {...field} />
        ))}
        <YearRows {...field} />
        {people.map((spec) => (
          <TextField key={spec.key} spec={spec} {...field} />
        ))}
        <ParticipantRows {...field} />
        <Reliance {...field} />
        <TextField spec={cloud} {...field} />
      </div>
      <ConflictDialog draft={draft} />
    </>
  );
}

function TextField({ spec, draft, returned }: FieldProps & { spec: typeof name }) {
  const { key, hint, required, control } = spec;
  const set = (value: string) => draft.dispatch({ type: 'typed', change: { [key]: value } });
  return (
    <Field
      id={draftFieldId(key)}
      label={<FieldLabel field={key} required={required ?? false} />}
      hint={hint}
      error={errorOf(draft, key)}
      returned={returned[key]}
    >
      {(aria) => control(aria, draft.state.text[key], set)}
    </Field>
  );
}

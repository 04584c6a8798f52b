import type { ProjectView } from '../../../../lib/project/view.ts';
import { BreachList } from '../../ui/breach-list.tsx';
import { Section } from '../../ui/section.tsx';

/** 违规记录: they stay, cured or not. */
export function Findings({ project: { findings } }: { project: ProjectView }) {
  if (findings.length === 0) return null;
  return (
    <Section id="findings" title="违规记录" help="违规记录">
      <p className="muted">补办之后记录仍然保留。</p>
      <BreachList breaches={findings} />
    </Section>
  );
}

/** 提示: a second look is asked for, nothing is barred. */
export function Warnings({ project: { warnings } }: { project: ProjectView }) {
  if (warnings.length === 0) return null;
  return (
    <Section id="warnings" title="提示">
      <BreachList breaches={warnings} />
    </Section>
  );
}

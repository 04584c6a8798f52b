import { Link } from 'react-router';
import { type Stage, stageLabels } from '../../../../lib/project/project.ts';
import { Section } from '../../ui/section.tsx';

/** Stages in which a project lies with the city's bodies: with whom, its own page says. */
const STAGES: readonly Stage[] = [
  'submitted',
  'underReview',
  'acceptanceApplied',
  'acceptanceReview',
  'selfEvaluated',
];

/** Whole lists, whoever is to act next. */
export const Elsewhere = () => (
  <Section id="by-stage" title="按阶段查看">
    <ul className="plain row">
      {STAGES.map((stage) => (
        <li key={stage}>
          <Link to={`/projects?stage=${stage}`}>全部{stageLabels[stage]}的项目</Link>
        </li>
      ))}
    </ul>
  </Section>
);

import { type Stage, stageLabels } from '../../../lib/project/project.ts';
import { Badge, type Tone } from './badge.tsx';

const tones: Partial<Record<Stage, Tone>> = {
  returned: 'warning',
  rejected: 'danger',
  approved: 'success',
  inConstruction: 'info',
};

export const StageBadge = ({ stage }: { stage: Stage }) => (
  <Badge tone={tones[stage] ?? 'plain'}>{stageLabels[stage]}</Badge>
);

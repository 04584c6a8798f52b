import type { ProjectView } from '../../../../../lib/project/view.ts';
import { Acceptance } from './acceptance.tsx';
import { Accountability, NetworkPermits } from './accountability.tsx';
import { Adjustments } from './adjustments.tsx';
import { Audit } from './audit.tsx';
import { Evaluation } from './evaluation.tsx';
import { FundRequests } from './fund-requests.tsx';
import { Quarters } from './quarters.tsx';
import { Rectifications } from './rectifications.tsx';
import { Security } from './security.tsx';
import { Settlement } from './settlement.tsx';
import { Supervision } from './supervision.tsx';

/** What follows the contract, the latest part of a project's life first; each is there once it has something in it. */
export const Records = ({ project }: { project: ProjectView }) => (
  <>
    <Settlement project={project} />
    <Evaluation project={project} />
    <Rectifications project={project} />
    <Supervision project={project} />
    <Acceptance project={project} />
    <Security project={project} />
    <Quarters project={project} />
    <FundRequests project={project} />
    <Adjustments project={project} />
    <NetworkPermits project={project} />
    <Audit project={project} />
    <Accountability project={project} />
  </>
);

import type { ProjectView } from '../../../../../lib/project/view.ts';

/** What finance has paid: of one contract, or of the project. */
export const paidFen = ({ fundRequests }: ProjectView, contractId?: string): number =>
  fundRequests
    .filter(
      (r) => r.decision?.outcome === 'paid' && (contractId === undefined || r.contractId === contractId),
    )
    .reduce((total, { amountFen }) => total + amountFen, 0);

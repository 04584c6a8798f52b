import type { ProjectView } from '../../../../lib/project/view.ts';

/** The reviewer's reasons by item, as long as the project lies with the unit to be corrected. */
export function returnReasons({ stage, submissions }: ProjectView): Record<string, string> {
  if (stage !== 'returned') return {};
  const items = submissions.at(-1)?.returned?.items ?? [];
  return Object.fromEntries(items.map(({ item, reason }) => [item, reason]));
}

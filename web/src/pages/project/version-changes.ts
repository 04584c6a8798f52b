import { changesBetween } from '../../../../lib/project/changes.ts';
import type { Change } from '../../../../lib/project/events.ts';
import type { SubmissionVersion } from '../../../../lib/project/project.ts';

/** A version by what people tell apart: each catalogue item, and the files of each material. */
const comparable = ({ fields, catalogItems, documents }: SubmissionVersion) => ({
  fields,
  catalogItems: Object.fromEntries(catalogItems.map(({ recorded: _, ...item }) => [item.itemId, item])),
  documents: Object.fromEntries(
    [...Map.groupBy(documents, ({ material }) => material)].map(([material, files]) => [
      material,
      files.map(({ fileName }) => fileName),
    ]),
  ),
});

/** What a unit changed since the version before, field by field. */
export const changesSince = (before: SubmissionVersion, now: SubmissionVersion): Change[] =>
  changesBetween(comparable(before), comparable(now));

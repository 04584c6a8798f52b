import * as z from 'zod/mini';
import { citySchema } from '../backup/manifest.ts';

/** One object of the city, as a file of the export. */
const movedObject = z.object({
  key: z.string(),
  path: z.string(),
  contentType: z.string(),
  sizeBytes: z.number(),
  sha256: z.string(),
  /** When it was accepted, and its lock began; absent while it is still to be checked. */
  checkedAt: z.optional(z.string()),
});
export type MovedObject = z.infer<typeof movedObject>;

export const exportManifest = z.object({
  format: z.literal(1),
  /** What the chains come to; the other side recomputes it. */
  city: citySchema,
  /** One `{"Item": …}` a line, attribute values typed, gzipped: as DynamoDB's own export to S3 has it. */
  items: z.object({ path: z.string(), sizeBytes: z.number(), sha256: z.string(), count: z.number() }),
  objects: z.array(movedObject),
});
export type ExportManifest = z.infer<typeof exportManifest>;

export const MANIFEST = 'export.json';
export const ITEMS = 'items.ndjson.gz';

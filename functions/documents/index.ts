import { routeGroup } from '../http.ts';
import { downloadArchive } from './archive.ts';
import { completeUpload } from './complete.ts';
import { downloadDocument } from './download.ts';
import { registerDocument } from './register.ts';
import { resumeUpload } from './resume.ts';

/** Uploads and downloads by signed URL: no byte of a file passes through a function on its way to or from a person. */
export const handler = routeGroup([
  registerDocument,
  resumeUpload,
  completeUpload,
  downloadDocument,
  downloadArchive,
]);

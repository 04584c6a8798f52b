import { routeGroup } from '../http.ts';
import { completeUpload } from './complete.ts';
import { downloadDocument } from './download.ts';
import { registerDocument } from './register.ts';

/** Uploads and downloads by signed URL: no byte of a file passes through a function. */
export const handler = routeGroup([registerDocument, completeUpload, downloadDocument]);

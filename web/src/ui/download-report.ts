import type { ApiRequest } from '../api/client.ts';
import { callForFile } from '../api/client.ts';
import { saveFile } from './save-file.ts';

type ReportRoute = 'ledgerReport' | 'quartersReport' | 'surplusReport' | 'overdueReport' | 'importTemplate';

/** Fetches a workbook with the person's token and hands it to the browser. */
export async function downloadReport<N extends ReportRoute>(
  name: N,
  request: ApiRequest<N>,
): Promise<undefined> {
  saveFile(await callForFile(name, request));
}

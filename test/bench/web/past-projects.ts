import { HostClient } from '../../support/client.ts';
import { sheetOf } from '../../support/sheets.ts';

const UNITS = ['市教育和体育局', '市卫生健康局', '市财政局', '市审计局', '密州街道'];
const START = 100_000;

export const nameOf = (n: number) => `历史项目 ${n} 业务系统升级改造`;

/** Past projects by the import, as an administrator brings them: reports up to 2025Q2 made, the duties after that open. */
export async function importPast(url: string, count: number): Promise<void> {
  const client = new HostClient(url);
  const rows = Array.from({ length: count }, (_, n) => ({
    是否涉密: '否',
    原编号: `B-${n}`,
    建设单位: UNITS[n % UNITS.length] ?? '',
    项目名称: nameOf(n),
    项目类型: '升级改造',
    批复日期: `202${1 + (n % 4)}-03-05`,
    '批复概算(元)': START + n,
    季报已报至: n % 3 === 0 ? '2025Q1' : '2025Q2',
  }));
  const contentBase64 = (await sheetOf(rows)).toString('base64');
  const { status, body } = await client.post<{ imported?: number }>('admin', '/api/imports', {
    contentBase64,
  });
  if (status !== 200 || body.imported !== count)
    throw new Error(`import: ${status} ${JSON.stringify(body).slice(0, 300)}`);
}

const BATCH = 25;
const AT_ONCE = 8;

/**
 * Makes a ledger as long as `count`: the snapshots of the imported projects again and again, each under its own number and
 * name, put where a commit puts them. They have no duties and no history of their own, which no list reads; ten thousand
 * imports would take longer than all that is measured here.
 */
export async function copyProjects(dataDir: string, from: number, count: number): Promise<void> {
  process.env.DATA_DIR = dataDir;
  const { openToolStore } = await import('../../../lib/local/tool-store.ts');
  const store = await openToolStore();
  const { BatchWriteCommand, GetCommand } = await import('@aws-sdk/lib-dynamodb');
  const { dynamoDb, tableName } = await import('../../../lib/store/client.ts');
  const { CITY, cityLedger, ledgerEntry, readLedger, unitLedger } = await import(
    '../../../lib/store/ledger.ts'
  );
  const { META, projectKey } = await import('../../../lib/store/keys.ts');
  const { rows } = await readLedger(cityLedger, from);
  const metas = await Promise.all(
    rows.map(async ({ row: { projectId } }) => {
      const Key = { pk: projectKey(projectId), sk: META };
      return (await dynamoDb.send(new GetCommand({ TableName: tableName(), Key }))).Item ?? {};
    }),
  );
  const copy = (n: number) => {
    const { dueShard: _, remindOn: __, ...meta } = metas[n % metas.length] ?? {};
    const projectId = `copy-${String(n).padStart(6, '0')}`;
    const filingNumber = `ZC-${2021 + (n % 4)}-${String(n).padStart(5, '0')}`;
    const fields = { ...meta.row.fields, name: nameOf(n) };
    const row = { ...meta.row, projectId, filingNumber, fields, turns: [] };
    const project = { ...meta.project, projectId, filingNumber, fields };
    const place = { pk: projectKey(projectId), sk: META, projectId };
    return { ...meta, ...place, project, ...ledgerEntry(unitLedger(row.unitId), row), cityKey: CITY };
  };
  const starts = Array.from({ length: Math.ceil((count - from) / BATCH) }, (_, i) => from + i * BATCH);
  const writer = async () => {
    for (let start = starts.shift(); start !== undefined; start = starts.shift()) {
      const numbers = Array.from({ length: Math.min(BATCH, count - start) }, (_, i) => (start ?? 0) + i);
      const RequestItems = { [tableName()]: numbers.map((n) => ({ PutRequest: { Item: copy(n) } })) };
      await dynamoDb.send(new BatchWriteCommand({ RequestItems }));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, writer));
  await store.close();
}

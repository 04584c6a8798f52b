import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { CreateBucketCommand, PutBucketVersioningCommand, S3Client } from '@aws-sdk/client-s3';
import { HostClient } from '../support/client.ts';
import { sha256Of } from '../support/files.ts';
import { freePort, startHostProcess } from '../support/host-process.ts';
import { Journey, smallPdf } from '../support/journey.ts';
import { STORY_BEGINS } from '../support/story.ts';
import { report } from './report.ts';

/**
 * `npm run rehearse:external-stores`: the host with a DynamoDB- and an S3-compatible service that are not ours, named by the SDK's own
 * settings. Here `moto_server` (pip install 'moto[server]'), which keeps nothing on disk: a check of the interface, no more.
 */
const port = await freePort();
const endpoint = `http://127.0.0.1:${port}`;
const Bucket = 'egov-documents';
const keys = { AWS_ACCESS_KEY_ID: 'rehearsal', AWS_SECRET_ACCESS_KEY: 'rehearsal-secret' };

const moto = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
while (!(await fetch(`${endpoint}/moto-api/`).catch(() => undefined))?.ok)
  await new Promise((resolve) => setTimeout(resolve, 200));

const s3 = new S3Client({
  endpoint,
  region: 'cn-north-1',
  forcePathStyle: true,
  credentials: { accessKeyId: keys.AWS_ACCESS_KEY_ID, secretAccessKey: keys.AWS_SECRET_ACCESS_KEY },
});
await s3.send(new CreateBucketCommand({ Bucket, ObjectLockEnabledForBucket: true }));
await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));

const start = () =>
  startHostProcess({
    clock: STORY_BEGINS,
    env: {
      ...keys,
      AWS_REGION: 'cn-north-1',
      AWS_ENDPOINT_URL_DYNAMODB: endpoint,
      AWS_ENDPOINT_URL_S3: endpoint,
      S3_FORCE_PATH_STYLE: 'true',
      BUCKET_NAME: Bucket,
    },
  });
let host = await start();
try {
  const ready = await fetch(`${host.url}/ready`);
  report('/ready: 外部数据库可用', ready.ok);
  const journey = await Journey.begin(new HostClient(host.url));
  await journey.fill();
  report('起草、对接、目录,两份材料经签名地址上传并通过校验', true);
  const file = smallPdf('补充材料.pdf');
  const { documentId, status } = await journey.client.upload(
    'clerk-edu',
    journey.projectId,
    'constructionPlan',
    file,
  );
  const { body } = await journey.client.get<{ url: string }>(
    'clerk-edu',
    journey.path(`documents/${documentId}/download`),
  );
  report('下载地址指向外部对象存储', body.url.startsWith(endpoint));
  const back = new Uint8Array(await (await fetch(body.url)).arrayBuffer());
  report('下载的内容一致', status === 'available' && sha256Of(back) === sha256Of(file.bytes));
  await journey.submit();
  await journey.review();
  await journey.approve();
  await journey.tender();
  await journey.contract();
  report('申报、评审、批复、招标、合同备案', (await journey.view()).stage !== 'draft');
  const stale = await journey.client.request(
    'clerk-edu',
    'PATCH',
    journey.path(),
    { goal: '改' },
    { 'if-match': '"1"' },
  );
  report('过时的 If-Match 被拒绝', [409, 412].includes(stale.status));
  const { verified, items } = await journey.history();
  report(`历史链完整 (${items.length} 条)`, verified);
  const mails = async () => (await journey.client.mail()).length;
  for (let i = 0; i < 50 && (await mails()) === 0; i++)
    await new Promise((resolve) => setTimeout(resolve, 100));
  report(`变更流 → 邮件 (${await mails()} 封)`, (await mails()) > 0);
  const fired = await journey.client.clock('2025-09-20T09:00:00+08:00');
  report('定时任务按到期索引运行', fired.status === 200);
  const id = journey.projectId;
  await host.stop();
  host = await start();
  const again = await new HostClient(host.url).get<{ stage: string }>('clerk-edu', `/api/projects/${id}`);
  report('数据在外部:另一个空的数据目录看到同一个项目', again.status === 200);
} catch (error) {
  report(String(error), false);
  console.error(host.output().slice(-3000));
} finally {
  await host.stop();
  moto.kill();
  await once(moto, 'exit');
}

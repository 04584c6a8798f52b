import assert from 'node:assert/strict';
import { HostClient, type Reply } from '../support/client.ts';
import { startHostProcess } from '../support/host-process.ts';
import * as story from '../support/story.ts';

/**
 * `npm run demo`: the first half of a project over HTTP, against a fresh local host. Prints each step with its time and ends
 * with exit code 1 if any step did not do what it should.
 */
const began = performance.now();
const host = await startHostProcess({ clock: story.STORY_BEGINS });
const client = new HostClient(host.url);
console.log(`本机服务已启动:${host.url}(${Math.round(host.startedIn)} 毫秒)\n`);

let steps = 0;
async function step<T>(title: string, act: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await act();
  steps += 1;
  console.log(`${String(steps).padStart(2)}. ${title}(${Math.round(performance.now() - start)} 毫秒)`);
  return result;
}

const note = (text: string) => console.log(`      ${text}`);

function ok<T>(reply: Reply<T>, status = 200): T {
  assert.equal(reply.status, status, JSON.stringify(reply.body));
  return reply.body;
}

interface View {
  stage: string;
  obligations: { kind: string; status: string; explanation: string[]; due: { effectiveDue: string } }[];
}

async function play() {
  await step('涉密项目:回答「是」即被拒绝,不留内容', async () => {
    const secret = { involvesStateSecrets: true, name: '某涉密系统' };
    const refused = await client.post('clerk-edu', '/api/projects', secret);
    assert.equal(refused.status, 422);
    note(String(refused.body.detail));
  });

  const { projectId } = await step('经办新建项目', async () =>
    ok(await client.post<{ projectId: string }>('clerk-edu', '/api/projects', story.newProject), 201),
  );
  const at = (noun: string) => `/api/projects/${projectId}/${noun}`;
  const view = async (user = 'clerk-edu') => ok(await client.get<View>(user, `/api/projects/${projectId}`));

  const filings = async () => (await view()).obligations.filter((o) => o.kind === 'contractFiling');

  await step('缺项时提交被拒,逐条写明依据', async () => {
    const refused = await client.post<{ breaches: { article: number; message: string }[] }>(
      'head-edu',
      at('submission'),
    );
    assert.equal(refused.status, 422);
    assert.deepEqual([...new Set(refused.body.breaches.map((b) => b.article))].sort(), [10, 6, 7]);
    for (const { article, message } of refused.body.breaches) note(`第${article}条:${message}`);
  });

  await step('填写申报内容(自动保存)', async () =>
    ok(await client.request('clerk-edu', 'PATCH', `/api/projects/${projectId}`, story.draftFields)),
  );
  await step('登记对接(第六条)', async () =>
    ok(await client.post('clerk-edu', at('consultations'), story.consultation), 201),
  );
  await step('登记资源目录项(第六条)', async () =>
    ok(await client.post('clerk-edu', at('catalog-items'), story.catalogItem), 201),
  );
  for (const material of ['constructionPlan', 'investmentBudget'] as const) {
    await step(`签名地址直传:${(await story.papers[material]()).fileName}`, async () => {
      const document = await client.upload('clerk-edu', projectId, material, await story.papers[material]());
      assert.equal(document.status, 'available');
    });
  }
  await step('其他单位看不到这个项目', async () =>
    assert.equal((await client.get('clerk-health', `/api/projects/${projectId}`)).status, 404),
  );
  await step('单位负责人提交', async () => ok(await client.post('head-edu', at('submission'))));
  await step('审核人员逐项说明理由退回', async () =>
    ok(
      await client.post('reviewer', at('return'), {
        items: [{ item: 'goal', reason: '请写明覆盖的学校数量' }],
      }),
    ),
  );
  await step('经办按意见修改', async () =>
    ok(
      await client.request('clerk-edu', 'PATCH', `/api/projects/${projectId}`, {
        goal: `${story.draftFields.goal}(共 186 所)`,
      }),
    ),
  );
  await step('再次提交', async () => ok(await client.post('head-edu', at('submission'))));
  await step('安排评审', async () =>
    ok(await client.post('reviewer', at('review'), { batch: '2025 年第 3 批' })),
  );
  await step('起草审核意见,登记预算评审', async () =>
    ok(await client.post('reviewer', at('review-opinion'), story.opinion)),
  );
  await step('上传审核意见', async () =>
    client.upload('reviewer', projectId, 'reviewOpinion', await story.papers.reviewOpinion()),
  );
  await step('大数据局负责人批复,概算以分计', async () => {
    ok(await client.post('bureau-head', at('approval'), story.approval));
    note(`概算 ${story.approval.estimateFen} 分`);
  });
  await step('上传并签订主体责任书(第八条)', async () => {
    await client.upload(
      'clerk-edu',
      projectId,
      'responsibilityPledge',
      await story.papers.responsibilityPledge(),
    );
    ok(await client.post('head-edu', at('pledge'), { construction: true, dataSharing: true, fundUse: true }));
  });
  await step('启动采购', async () =>
    ok(await client.post('clerk-edu', at('tender'), { startedOn: '2025-09-15', method: '公开招标' })),
  );
  await step('时钟走到签订日', async () => ok(await client.clock('2025-09-22T16:00:00+08:00')));
  const { contractId } = await step('登记合同签订,尚未备案', async () =>
    ok(await client.post<{ contractId: string }>('clerk-edu', at('contracts'), story.contract), 201),
  );
  await step('为什么是这一天:逐日数到备案期限', async () => {
    const [obligation] = await filings();
    assert.equal(obligation?.due.effectiveDue, story.FILING_DUE);
    for (const line of obligation.explanation) note(line);
  });
  await step('时钟逐日走到期限前一个工作日:定时任务发出提醒', async () => {
    const { fired } = ok(await client.clock('2025-10-10T09:00:00+08:00'));
    note(`定时任务运行 ${fired.length} 次`);
    const reminders = (await client.mail()).filter(
      (m) => m.to.join().includes('clerk-edu') && m.subject.includes('合同备案'),
    );
    assert.deepEqual(
      reminders.map((m) => /【(.*)】/.exec(m.subject)?.[1]),
      ['还有 7 个工作日', '还有 3 个工作日', '还有 1 个工作日'],
    );
  });
  await step('上传合同并备案,按期', async () => {
    const document = await client.upload('clerk-edu', projectId, 'contract', await story.papers.contract());
    ok(
      await client.post('clerk-edu', at(`contracts/${contractId}/filing`), {
        documentIds: [document.documentId],
      }),
    );
    assert.deepEqual([(await view()).stage, (await filings())[0]?.status], ['inConstruction', 'done']);
  });
  await step('补充协议迟到两天备案:收下,记为逾期', async () => {
    ok(await client.clock('2025-10-13T10:00:00+08:00'));
    const file = await story.papers.contract();
    const document = await client.upload('clerk-edu', projectId, 'contract', {
      ...file,
      fileName: '补充协议.pdf',
    });
    const supplement = {
      ...story.contract,
      name: '补充协议',
      amountFen: 5_000_000,
      supplementOf: contractId,
    };
    ok(
      await client.post('clerk-edu', at('contracts'), { ...supplement, documentIds: [document.documentId] }),
      201,
    );
    assert.deepEqual((await filings()).map((o) => o.status).sort(), ['done', 'doneLate']);
  });
  await step('报送三季度季报:已过季末,收下并记为逾期(第十七条)', async () => {
    const report = {
      quarter: '2025Q3',
      progress: '完成采购',
      progressPercent: 5,
      receivedFen: 0,
      paidFen: 0,
    };
    ok(await client.post('clerk-edu', at('quarterly-reports'), report), 201);
    for (const body of ['finance', 'audit', 'reviewer'])
      ok(await client.post(body, at('quarterly-reports/2025Q3/receipts')), 201);
    const quarter = (await view()).obligations.find((o) => o.kind === 'quarterlyReport');
    assert.equal(quarter?.status, 'doneLate');
  });
  await step('历史逐条在案,哈希链校验通过', async () => {
    const history = ok(await client.get<{ verified: boolean; items: unknown[] }>('audit', at('history')));
    assert.equal(history.verified, true);
    note(`共 ${history.items.length} 条`);
  });
  await step('邮箱', async () => {
    await client.clock('2025-10-13T12:00:00+08:00');
    const mails = await client.mail();
    assert.equal(new Set(mails.map((m) => m.messageId)).size, mails.length, '同一封邮件不发两次');
    for (const mail of mails) note(`${mail.to.join()}  ${mail.subject}`);
  });
}

let failed = false;
try {
  await play();
} catch (error) {
  failed = true;
  console.error('\n演示失败:', error);
} finally {
  await host.stop();
}
console.log(
  `\n${failed ? '未完成' : '全部完成'}:${steps} 步,用时 ${((performance.now() - began) / 1000).toFixed(1)} 秒`,
);
process.exitCode = failed ? 1 : 0;

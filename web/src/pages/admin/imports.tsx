import { Button, Modal } from 'antd';
import { useId, useState } from 'react';
import type { ImportAnswer } from '../../api/city-answers.ts';
import { useSend } from '../../api/use-send.ts';
import { Page } from '../../app/page.tsx';
import { DownloadButton } from '../../ui/download-button.tsx';
import { downloadReport } from '../../ui/download-report.ts';
import { Section } from '../../ui/section.tsx';
import { Failure, Loading } from '../../ui/states.tsx';
import { ImportResult } from './import-result.tsx';
import '../project/materials/materials.css';

/** The API takes a million characters of Base64. */
const MAX_BYTES = 750_000;

const base64Of = (bytes: Uint8Array) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));

interface Sheet {
  name: string;
  contentBase64: string;
}

/** 历史项目导入: template, dry run with every error by its cell, then the run itself. */
export function Component() {
  const id = useId();
  const send = useSend('importProjects', [['ledger'], ['statistics'], ['quarter']]);
  const [sheet, setSheet] = useState<Sheet>();
  const [answer, setAnswer] = useState<ImportAnswer>();
  const [failure, setFailure] = useState<unknown>();
  const [tooLarge, setTooLarge] = useState(false);
  const [busy, setBusy] = useState<'dryRun' | 'run'>();

  const run = async ({ contentBase64 }: Sheet, dryRun: boolean) => {
    setBusy(dryRun ? 'dryRun' : 'run');
    setFailure(undefined);
    try {
      setAnswer(await send({ body: { contentBase64, dryRun } }));
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(undefined);
    }
  };
  const choose = async (file: File) => {
    setAnswer(undefined);
    setTooLarge(file.size > MAX_BYTES);
    if (file.size > MAX_BYTES) return;
    const chosen = { name: file.name, contentBase64: base64Of(new Uint8Array(await file.arrayBuffer())) };
    setSheet(chosen);
    await run(chosen, true);
  };

  return (
    <Page title="历史项目导入">
      <div className="stack">
        <Section id="step-template" title="一、下载模板并填写">
          <p>
            每行一个项目,一个文件最多 500
            行。涉密项目不得填入。已办结事项的日期照实填写,系统不会因此生成虚假的逾期。
          </p>
          <DownloadButton label="下载模板" onDownload={() => downloadReport('importTemplate', {})} />
        </Section>
        <Section id="step-check" title="二、试运行">
          <p>选择文件后先试运行,逐行逐格检查,不写入任何内容。</p>
          <div className="row">
            <span className="file-button">
              <input
                id={id}
                type="file"
                accept=".xlsx"
                disabled={busy !== undefined}
                onChange={({ target }) => {
                  const [file] = target.files ?? [];
                  if (file) void choose(file);
                  target.value = '';
                }}
              />
              <label htmlFor={id}>{sheet ? '换一个文件' : '选择 xlsx 文件'}</label>
            </span>
            {sheet && <span>{sheet.name}</span>}
          </div>
          {tooLarge && (
            <p role="alert" className="field-error">
              文件超过 750 KB,请分成几个文件导入。
            </p>
          )}
          {busy === 'dryRun' && <Loading label="正在检查…" />}
          {failure !== undefined && sheet && (
            <Failure error={failure} onRetry={() => void run(sheet, answer?.dryRun !== true)} />
          )}
          {answer && <ImportResult answer={answer} />}
        </Section>
        {answer && sheet && (
          <Section id="step-run" title="三、正式导入">
            <RunButton answer={answer} busy={busy === 'run'} onRun={() => void run(sheet, false)} />
          </Section>
        )}
      </div>
    </Page>
  );
}

function RunButton({ answer, busy, onRun }: { answer: ImportAnswer; busy: boolean; onRun: () => void }) {
  const [asking, setAsking] = useState(false);
  const { dryRun, new: fresh = 0, failed, imported } = answer;
  if (!dryRun) return <p role="status">已导入 {imported} 个项目。同一文件再次导入不会重复。</p>;
  if (fresh === 0) return <p>没有可以导入的行。请按上面的提示改正后重新选择文件。</p>;
  return (
    <>
      <Button type="primary" loading={busy} onClick={() => setAsking(true)}>
        导入 {fresh} 个项目
      </Button>
      <Modal
        open={asking}
        title={`导入 ${fresh} 个项目`}
        okText="确认导入"
        cancelText="取消"
        onCancel={() => setAsking(false)}
        onOk={() => {
          setAsking(false);
          onRun();
        }}
      >
        <ul className="breaches">
          <li>每个项目取得正式备案号,写入后不能删除,只能在项目中更正</li>
          <li>未办结的义务从导入起开始提醒责任人</li>
          {failed > 0 && <li>有错误的 {failed} 行不会导入,改正后可以再次导入同一文件</li>}
        </ul>
      </Modal>
    </>
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { useId, useState } from 'react';
import type { FormTemplate } from '../../api/answers.ts';
import { call, callForFile } from '../../api/client.ts';
import { asProblem, problemText, problemTitle } from '../../api/problem.ts';
import { Page } from '../../app/page.tsx';
import { ArticleLink } from '../../ui/article-link.tsx';
import { Badge } from '../../ui/badge.tsx';
import { clockTime } from '../../ui/day.ts';
import { DownloadButton } from '../../ui/download-button.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { Failure, Loading } from '../../ui/states.tsx';
import '../project/materials/materials.css';
import './form-templates.css';

const KEY = ['documentTemplates'];

/** 表格模板: the Word templates of the forms, for an administrator to replace and to put back. */
export function Component() {
  const { data, error, refetch } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => call('documentTemplates', { signal }),
  });
  return (
    <Page title="表格模板">
      {error && !data && <Failure error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Loading />}
      {data && (
        <div className="stack">
          <p>
            表格可下载为 Word 和 PDF。Word 按这里的模板填写:先下载,用 Word
            修改文字和版式,保留花括号中的名称,再上传替换。PDF 按系统版式,不随模板变化。
          </p>
          {data.items.map((template) => (
            <Template key={template.name} template={template} />
          ))}
        </div>
      )}
    </Page>
  );
}

function Template({ template }: { template: FormTemplate }) {
  const { name, title, article, origin, version, at, by } = template;
  const client = useQueryClient();
  const [failure, setFailure] = useState<readonly string[]>([]);
  const [done, setDone] = useState('');
  const change = async (act: () => Promise<unknown>, said: string) => {
    setFailure([]);
    setDone('');
    try {
      await act();
      setDone(said);
      await client.invalidateQueries({ queryKey: KEY });
    } catch (error) {
      const problem = asProblem(error);
      const reasons = problem.breaches.map(({ message }) => message);
      setFailure(reasons.length > 0 ? reasons : [`${problemTitle(problem)}。${problemText(problem)}`]);
    }
  };
  const replace = async (file: File) => {
    const docx = base64Of(new Uint8Array(await file.arrayBuffer()));
    return call('replaceDocumentTemplate', { params: { name }, body: { docx } });
  };
  const save = async (shipped: boolean) => {
    const query = shipped ? { query: { shipped: 'true' as const } } : {};
    saveFile(await callForFile('documentTemplate', { params: { name }, ...query }));
    return undefined;
  };
  return (
    <section className="card" aria-labelledby={`template-${name}`}>
      <div className="card-head">
        <h2 id={`template-${name}`}>
          {title} <ArticleLink article={article} />
        </h2>
        {origin === 'replaced' ? (
          <Badge tone="info">{`已替换,第 ${version} 版`}</Badge>
        ) : (
          <Badge tone="plain">内置模板</Badge>
        )}
      </div>
      {at && by && (
        <p className="muted">
          {clockTime(at)},{by.name}
        </p>
      )}
      <div className="row">
        <DownloadButton label="下载现用模板" onDownload={() => save(false)} />
        {origin === 'replaced' && <DownloadButton label="下载内置模板" onDownload={() => save(true)} />}
        <Chooser title={title} onFile={(file) => void change(() => replace(file), '已替换')} />
        {origin === 'replaced' && (
          <Popconfirm
            title="恢复内置模板?已替换的模板保留在变更记录中。"
            okText="恢复"
            cancelText="取消"
            onConfirm={() =>
              void change(
                () => call('restoreDocumentTemplate', { params: { name }, body: {} }),
                '已恢复内置模板',
              )
            }
          >
            <Button>恢复内置模板</Button>
          </Popconfirm>
        )}
      </div>
      {failure.length > 0 && (
        <div role="alert" className="field-error">
          没有替换:
          <ul>
            {failure.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </div>
      )}
      <p role="status" className={done ? 'note done' : 'visually-hidden'}>
        {done}
      </p>
      <Names template={template} />
    </section>
  );
}

/** The browser's own file chooser under a calm label. */
function Chooser({ title, onFile }: { title: string; onFile: (file: File) => void }) {
  const id = useId();
  return (
    <span className="file-button">
      <input
        id={id}
        type="file"
        accept=".docx"
        aria-label={`上传「${title}」的新模板`}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) onFile(file);
          target.value = '';
        }}
      />
      <label htmlFor={id}>上传新模板</label>
    </span>
  );
}

/** What may stand in braces. */
const Names = ({ template: { placeholders } }: { template: FormTemplate }) => (
  <details>
    <summary>可用的名称</summary>
    <p className="template-names">{placeholders.values.map((name) => `{${name}}`).join(' ')}</p>
    {Object.entries(placeholders.lists).map(([list, columns]) => (
      <p key={list} className="template-names">
        列表:{`{#${list}}`} {columns.map((column) => `{${column}}`).join(' ')} {`{/${list}}`}
      </p>
    ))}
  </details>
);

const base64Of = (bytes: Uint8Array) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));

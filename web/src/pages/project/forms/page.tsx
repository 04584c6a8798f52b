import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { PrintableForm } from '../../../../../lib/project/forms/printable.ts';
import { call, callForFile } from '../../../api/client.ts';
import { Page } from '../../../app/page.tsx';
import { ArticleLink } from '../../../ui/article-link.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { DownloadButton } from '../../../ui/download-button.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import { Empty, Failure, Loading } from '../../../ui/states.tsx';
import { Preview } from './preview.tsx';
import './forms.css';

const keyOf = ({ form, subject = '' }: Pick<PrintableForm, 'form' | 'subject'>) => `${form}/${subject}`;

/** 打印表格: what can be printed of a project, and how it looks. */
export function Component() {
  const { projectId = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['forms', projectId],
    queryFn: ({ signal }) => call('printableForms', { params: { projectId }, signal }),
  });
  const items = data?.items ?? [];
  const asked = `${search.get('form') ?? ''}/${search.get('subject') ?? ''}`;
  const chosen =
    items.find((item) => keyOf(item) === asked) ??
    items.find(({ form }) => form === search.get('form')) ??
    items[0];
  return (
    <Page title="打印表格" extra={<Link to={`/projects/${projectId}`}>回到项目</Link>}>
      {error && !data && <Failure error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Loading />}
      {data && !chosen && <Empty>现在没有可以打印的表格</Empty>}
      {chosen && (
        <div className="forms-columns">
          <nav aria-label="表格" className="card no-print">
            <FormList
              items={items}
              chosen={chosen}
              onChoose={({ form, subject }) =>
                setSearch({ form, ...(subject ? { subject } : {}) }, { replace: true })
              }
            />
          </nav>
          <Sheet key={keyOf(chosen)} projectId={projectId} item={chosen} />
        </div>
      )}
    </Page>
  );
}

interface ListProps {
  items: readonly PrintableForm[];
  chosen: PrintableForm;
  onChoose: (item: PrintableForm) => void;
}

const FormList = ({ items, chosen, onChoose }: ListProps) => (
  <ul className="plain form-list">
    {items.map((item) => (
      <li key={keyOf(item)}>
        <button
          type="button"
          aria-current={keyOf(item) === keyOf(chosen) ? 'true' : undefined}
          onClick={() => onChoose(item)}
        >
          <span>{item.title}</span>
          {item.about && <span className="muted">{item.about}</span>}
          {item.draft && <Badge tone="plain">草稿</Badge>}
        </button>
      </li>
    ))}
  </ul>
);

/** One form: looked at here, saved as PDF or as Word. */
function Sheet({ projectId, item }: { projectId: string; item: PrintableForm }) {
  const { form, subject, title, article, draft } = item;
  const [failed, setFailed] = useState(false);
  const file = (extension: 'pdf' | 'docx', signal?: AbortSignal) =>
    callForFile('printForm', {
      params: { projectId, form: `${form}.${extension}` },
      ...(subject ? { query: { subject } } : {}),
      ...(signal ? { signal } : {}),
    });
  const { data, error, refetch } = useQuery({
    queryKey: ['form', projectId, form, subject],
    queryFn: ({ signal }) => file('pdf', signal),
    staleTime: 0,
    gcTime: 0,
  });
  return (
    <section className="card" aria-labelledby="form-title">
      <div className="card-head">
        <h2 id="form-title">
          {title} <ArticleLink article={article} />
        </h2>
        <div className="row no-print">
          <DownloadButton
            primary
            label="下载 PDF"
            onDownload={async () => {
              saveFile(data ?? (await file('pdf')));
              return undefined;
            }}
          />
          <DownloadButton
            label="下载 Word"
            onDownload={async () => {
              saveFile(await file('docx'));
              return undefined;
            }}
          />
        </div>
      </div>
      <p className="muted no-print">
        {draft
          ? '内容尚未报送,每页标有“草稿”。空白处可以手填;报送后再打印的才是正式表格。'
          : '内容取自项目记录,空白处可以手填。签字、盖章后把扫描件上传到材料。'}
      </p>
      {error && !data && <Failure error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Loading label="正在生成…" />}
      {failed && <p className="note">这个浏览器不能预览,请下载后查看。</p>}
      {data && !failed && <Preview blob={data.blob} title={title} onFailure={() => setFailed(true)} />}
    </section>
  );
}

import { Button, Popconfirm } from 'antd';
import { type CatalogItem, sharingLabels } from '../../../../lib/project/project.ts';
import type { ProjectView } from '../../../../lib/project/view.ts';
import { callForFile } from '../../api/client.ts';
import { asProblem, problemText, problemTitle } from '../../api/problem.ts';
import { useCommand } from '../../api/use-command.ts';
import { ArticleLink } from '../../ui/article-link.tsx';
import { Badge } from '../../ui/badge.tsx';
import { DownloadButton } from '../../ui/download-button.tsx';
import { ReturnReason } from '../../ui/field.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { Facts, Section } from '../../ui/section.tsx';
import { Signed } from '../../ui/signature.tsx';
import { useAction } from './actions/use-action.ts';
import { returnReasons } from './return-reasons.ts';

const mayNow = (project: ProjectView, action: string) =>
  project.actions.find(({ name }) => name === action)?.allowed ?? false;

/** 政务信息资源目录 (第六条), or the statement that there is no data. */
export function Catalog({ project }: { project: ProjectView }) {
  const open = useAction();
  const returned = returnReasons(project).catalogItems;
  const add = (
    <div className="row no-print">
      {project.catalogItems.length > 0 && <CatalogSheet projectId={project.projectId} />}
      {mayNow(project, 'recordCatalogItem') && (
        <Button onClick={() => open({ name: 'recordCatalogItem' })}>添加目录项</Button>
      )}
    </div>
  );
  return (
    <Section id="catalogItems" title="政务信息资源目录" help="政务信息资源目录" extra={add}>
      {returned && <ReturnReason>{returned}</ReturnReason>}
      <NoData project={project} />
      {project.catalogItems.length === 0 && !project.noDataStatement && (
        <p className="muted">
          还没有。申报前至少登记一项,或声明无数据资源 <ArticleLink article={6} />。
        </p>
      )}
      <ul className="plain records">
        {project.catalogItems.map((item) => (
          <Item key={item.itemId} item={item} project={project} />
        ))}
      </ul>
    </Section>
  );
}

/** In the order of 发改高技〔2017〕1272号, for the platform. */
const CatalogSheet = ({ projectId }: { projectId: string }) => (
  <DownloadButton
    label="下载目录(Excel)"
    onDownload={async () => {
      saveFile(await callForFile('catalogSheet', { params: { projectId } }));
      return undefined;
    }}
  />
);

function NoData({ project: { noDataStatement } }: { project: ProjectView }) {
  if (!noDataStatement) return null;
  const { text, stated, confirmed } = noDataStatement;
  return (
    <div className="note info">
      <div className="row">
        <strong>无数据声明</strong>
        {confirmed ? <Badge tone="success">已确认</Badge> : <Badge tone="plain">等待大数据局确认</Badge>}
      </div>
      <div className="record-text">{text}</div>
      <Signed by={confirmed ?? stated} />
    </div>
  );
}

function Item({ item, project }: { item: CatalogItem; project: ProjectView }) {
  const open = useAction();
  return (
    <li>
      <details>
        <summary>
          {item.name}({sharingLabels[item.sharing]})
        </summary>
        <ItemFacts item={item} />
      </details>
      <div className="row">
        <Signed by={item.recorded} />
        {mayNow(project, 'recordCatalogItem') && (
          <Button
            size="small"
            aria-label={`修改目录项「${item.name}」`}
            onClick={() => open({ name: 'recordCatalogItem', item })}
          >
            修改
          </Button>
        )}
        {mayNow(project, 'removeCatalogItem') && <RemoveItem item={item} project={project} />}
      </div>
    </li>
  );
}

function RemoveItem({ item: { itemId, name }, project }: { item: CatalogItem; project: ProjectView }) {
  const { projectId, version } = project;
  const command = useCommand('removeCatalogItem', projectId);
  const problem = command.error && asProblem(command.error);
  const remove = () => command.mutate({ params: { projectId, itemId }, body: {}, ifMatch: version });
  return (
    <>
      <Popconfirm title={`删除目录项「${name}」?`} okText="删除" cancelText="取消" onConfirm={remove}>
        <Button size="small" loading={command.isPending} aria-label={`删除目录项「${name}」`}>
          删除
        </Button>
      </Popconfirm>
      {problem && (
        <span role="alert" className="field-error">
          没有删除:{problemTitle(problem)}。{problemText(problem)}
        </span>
      )}
    </>
  );
}

const ItemFacts = ({ item }: { item: CatalogItem }) => (
  <Facts
    facts={[
      item.code !== undefined && { label: '代码', value: item.code },
      { label: '分类', value: item.category },
      { label: '提供方', value: `${item.provider}(${item.providerCode})` },
      item.summary !== undefined && { label: '摘要', value: item.summary },
      { label: '格式', value: item.format },
      { label: '信息项', value: item.fields.map(({ name, type }) => `${name}(${type})`).join('、') },
      item.sharingBasis !== undefined && { label: '共享条件或依据', value: item.sharingBasis },
      item.sharingMethod !== undefined && { label: '共享方式', value: item.sharingMethod },
      { label: '向社会开放', value: item.openToPublic ? '是' : '否' },
      { label: '更新周期', value: item.updateCycle },
    ]}
  />
);

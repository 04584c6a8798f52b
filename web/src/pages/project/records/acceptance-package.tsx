import { actions } from '../../../../../lib/project/actions.ts';
import type { ProjectView } from '../../../../../lib/project/view.ts';
import { call } from '../../../api/client.ts';
import { ArticleLink } from '../../../ui/article-link.tsx';
import { DownloadButton } from '../../../ui/download-button.tsx';

/** 验收备案材料包: the unit takes it to the upper system itself; here nothing is sent. */
export function AcceptancePackage({
  project: { projectId, stage, acceptanceFiling },
}: {
  project: ProjectView;
}) {
  const stages: readonly string[] = actions.downloadAcceptancePackage.stages;
  if (!stages.includes(stage)) return null;
  const download = async () => {
    const { url, detail } = await call('acceptancePackage', { params: { projectId } });
    if (url) location.assign(url);
    return detail;
  };
  return (
    <div className="note info">
      <p>
        验收材料由本单位自行上传至潍坊市政务信息化项目管理系统,本系统不代为报送 <ArticleLink article={23} />。
        {acceptanceFiling ? '' : '上传后请把取得的回执编号登记到这里。'}
      </p>
      <div className="row no-print">
        <DownloadButton label="下载验收备案材料包" onDownload={download} />
      </div>
    </div>
  );
}

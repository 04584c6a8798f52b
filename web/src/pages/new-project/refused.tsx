import { Link } from 'react-router';
import { ArticleLink } from '../../ui/article-link.tsx';

export function Refused() {
  return (
    <div role="alert">
      <h2>涉密项目不在本系统办理</h2>
      <p>
        按照
        <ArticleLink article={3} />
        ,涉及国家秘密的政务信息化项目按有关规定另行办理。本系统没有保存项目的任何内容,只记下“不予受理、单位、时间”。
      </p>
      <h3>接下来怎么办</h3>
      <ol className="lines">
        <li>不要在本系统、邮件或即时通信中填写、传送项目的名称和内容。</li>
        <li>与本单位保密工作机构联系,由市国家保密局审查确认。</li>
        <li>如果确认不涉密,再回到这里新建项目。</li>
      </ol>
      <p>
        <Link to="/">回到工作台</Link>
      </p>
    </div>
  );
}

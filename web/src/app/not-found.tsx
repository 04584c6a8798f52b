import { Link } from 'react-router';
import { Page } from './page.tsx';

export function NotFound() {
  return (
    <Page title="没有这个页面">
      <p>链接可能有误,或者内容已经移动。</p>
      <p>
        <Link to="/">回到工作台</Link>,或到<Link to="/projects">项目台账</Link>里查找。
      </p>
    </Page>
  );
}

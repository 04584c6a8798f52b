import { escapeHtml, htmlPage } from './html.ts';
import { describePerson, type SamplePerson } from './sample-people.ts';

/** Who to be: one button a person, one form, no script. */
export function signInPage(action: string, people: readonly SamplePerson[]): string {
  const buttons = people.map(
    (person) =>
      `<li><button type="submit" name="user" value="${escapeHtml(person.userName)}">以 ${escapeHtml(describePerson(person))}身份登录</button></li>`,
  );
  return htmlPage(
    '选择演示身份',
    `<p>这是演示环境,以下人员与单位均为虚构。请选择要使用的身份:</p>
<form method="post" action="${escapeHtml(action)}"><ul>${buttons.join('\n')}</ul></form>`,
  );
}

/** `form` is oidc-provider's own, with its token against forged sign-outs; its buttons are ours. */
export function signOutPage(form: string): string {
  return htmlPage(
    '退出登录',
    `<p>确定要退出登录吗?</p>${form}
<ul><li><button class="primary" type="submit" form="op.logoutForm" name="logout" value="yes">退出登录</button></li>
<li><button type="submit" form="op.logoutForm">继续使用</button></li></ul>`,
  );
}

export const signedOutPage = () => htmlPage('已退出登录', '<p>您已安全退出。<a href="/">返回首页</a></p>');

export function signInErrorPage(code: string, description: string | undefined): string {
  return htmlPage(
    '登录未能完成',
    `<p>登录请求无效或已过期,请<a href="/">返回首页</a>重新登录。</p>
<p><small>错误代码:<code>${escapeHtml(code)}</code> ${escapeHtml(description ?? '')}</small></p>`,
  );
}

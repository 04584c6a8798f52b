import type { Breach } from '../../../lib/regulation/decision.ts';

/** A wrong field of an input, as the API names it. */
export interface FieldError {
  field: string;
  message: string;
}

interface ProblemBody {
  code?: string;
  title?: string;
  detail?: string;
  breaches?: Breach[];
  errors?: FieldError[];
}

/** An answer that is no success, or none at all (`status` 0): what to tell the person, and every reason. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly breaches: readonly Breach[];
  readonly errors: readonly FieldError[];

  constructor(status: number, body: ProblemBody = {}) {
    super(body.code ?? `HTTP_${status}`);
    this.status = status;
    this.code = body.code ?? `HTTP_${status}`;
    this.detail = body.detail ?? body.title ?? '';
    this.breaches = body.breaches ?? [];
    this.errors = body.errors ?? [];
  }
}

export const asProblem = (error: unknown): ApiProblem =>
  error instanceof ApiProblem ? error : new ApiProblem(0, { code: 'UNEXPECTED' });

const titles: Record<number, string> = {
  0: '没有连上服务器',
  400: '填写的内容有误',
  401: '登录已失效',
  403: '您不能办理这一步',
  404: '没有找到',
  409: '项目的阶段已经变化',
  412: '项目刚刚有更新',
  413: '内容太大',
  422: '还不能办理',
  429: '操作太频繁',
};

export const problemTitle = ({ status }: ApiProblem): string =>
  titles[status] ?? (status >= 500 ? '系统暂时出错' : '没有办成');

const advice: Record<number, string> = {
  0: '请检查网络后再试。您填写的内容还在。',
  401: '请重新登录。您填写的内容还在。',
  404: '链接可能有误,或者您的身份看不到这项内容。',
  409: '请查看项目现在的阶段,按页面给出的下一步办理。',
  412: '页面已载入最新内容。请核对后再提交一次,您填写的内容还在。',
  429: '请等一分钟再试。您填写的内容还在。',
};

/** What happened and what to do, in one or two sentences. */
export function problemText(problem: ApiProblem): string {
  const { status, detail, breaches, errors } = problem;
  const hint =
    advice[status] ?? (status >= 500 ? '请稍后再试,您填写的内容还在。仍不行请联系系统管理员。' : '');
  // Breaches and errors are listed one by one beside this text; their sum would only repeat them.
  const said = breaches.length > 0 || errors.length > 0 || status === 412 ? '' : detail;
  return [said && (/[。!?]$/.test(said) ? said : `${said}。`), hint].filter(Boolean).join('');
}

import type { Breach } from './regulation/decision.ts';

/** A refusal as `application/problem+json` (RFC 9457): a stable English code, Chinese words, and all reasons at once. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: string;
  /** Chinese: what is wrong and what to do. */
  readonly detail: string;
  readonly more: {
    breaches?: Breach[];
    errors?: FieldError[];
    version?: number;
    /** Where the project stands, and what this person can do there. */
    stage?: string;
    open?: { name: string; label: string }[];
  };

  constructor(status: number, code: string, detail: string, more: Problem['more'] = {}) {
    super(code);
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.more = more;
  }
}

/** Told by its name: what is imported at need is a bundle of its own, with a `Problem` of its own. */
export const isProblem = (error: unknown): error is Problem =>
  error instanceof Error && error.name === 'Problem';

/** A wrong field of an input: its path and what is wrong with it. */
export interface FieldError {
  field: string;
  message: string;
}

const titles: Record<number, string> = {
  400: '请求内容有误',
  401: '未登录或登录已失效',
  403: '无权办理',
  404: '未找到',
  405: '不支持的方法',
  409: '当前阶段不能办理',
  412: '内容已被他人更新',
  413: '请求内容过大',
  415: '请求类型不支持',
  422: '不符合规定',
  429: '超出限额',
  500: '系统出错',
  503: '系统繁忙',
};

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** The JSON of a problem. */
export const problemBody = ({ status, code, detail, more }: Problem) => ({
  type: 'about:blank',
  title: titles[status] ?? '请求未完成',
  status,
  code,
  detail,
  ...more,
});

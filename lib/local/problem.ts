import type { ServerResponse } from 'node:http';

/** RFC 9457, as API.md has it: a code for programs, Chinese for people. */
export interface Problem {
  status: number;
  code: string;
  title: string;
  detail?: string;
  requestId?: string;
}

export function sendProblem(
  res: ServerResponse,
  problem: Problem,
  headers: Record<string, string> = {},
): void {
  if (res.headersSent) {
    // Half an answer is out: cut it off, so that nobody takes it for a whole one.
    res.destroy();
    return;
  }
  const body = JSON.stringify({ type: 'about:blank', ...problem });
  res.writeHead(problem.status, {
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  res.end(res.req.method === 'HEAD' ? undefined : body);
}

export const problems = {
  notFound: {
    status: 404,
    code: 'NOT_FOUND',
    title: '地址不存在',
    detail: '没有这个接口或页面,请检查地址。',
  },
  badPath: { status: 400, code: 'INVALID_PATH', title: '地址格式错误', detail: '地址中的百分号编码不正确。' },
  methodNotAllowed: {
    status: 405,
    code: 'METHOD_NOT_ALLOWED',
    title: '不支持的请求方法',
    detail: '该地址不支持此方法,可用方法见 Allow 响应头。',
  },
  unauthorized: {
    status: 401,
    code: 'UNAUTHORIZED',
    title: '未登录或登录已失效',
    detail: '请重新登录后再试。',
  },
  tooLarge: {
    status: 413,
    code: 'BODY_TOO_LARGE',
    title: '请求内容过大',
    detail: '请求正文超过上限;文件请通过签名地址直接上传。',
  },
  tooSlow: {
    status: 408,
    code: 'BODY_TOO_SLOW',
    title: '请求超时',
    detail: '未能在规定时间内收到完整的请求正文。',
  },
  timedOut: {
    status: 504,
    code: 'TIMED_OUT',
    title: '处理超时',
    detail: '处理时间过长,请稍后查询结果或重试。',
  },
  internal: {
    status: 500,
    code: 'INTERNAL',
    title: '系统内部错误',
    detail: '处理请求时发生错误,请稍后重试;如仍失败,请将请求编号告知管理员。',
  },
} as const satisfies Record<string, Problem>;

/** What failed and where, without the error's message, which may quote what was typed. */
export function framesOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  return [error.name, ...frames].join('\n');
}

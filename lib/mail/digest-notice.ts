import type { Notice } from './message.ts';

/** One reminder as a digest tells of it. */
export interface DigestItem {
  projectId: string;
  projectName: string;
  filingNumber: string;
  unitName: string;
  title: string;
  article: number;
  due: string;
  /** How things stand on the day of the mail: 「还有 3 个工作日」. */
  label: string;
  overdue: boolean;
  onBehalfOf?: string;
}

/** 每日汇总: the earliest due day first; one reminder is told of in the subject, several are counted. */
export function digestNotice(items: readonly DigestItem[]): Notice {
  const sorted = [...items].sort((a, b) => (a.due < b.due ? -1 : Number(a.due > b.due)));
  const overdue = sorted.filter((item) => item.overdue).length;
  const [first] = sorted;
  const single = first && sorted.length === 1;
  const counts = [
    ...(overdue ? [`${overdue} 项逾期`] : []),
    ...(overdue < sorted.length ? [`${sorted.length - overdue} 项待办`] : []),
  ];
  return {
    template: 'digest',
    subject: single
      ? `【${first.label}】${first.title}`
      : `【待办提醒】${first?.title ?? ''} 等 ${sorted.length} 项(${counts.join('、')})`,
    lines: [single ? '以下事项需要办理:' : `共 ${sorted.length} 项:${counts.join('、')},按期限先后列出。`],
    items: sorted.map((item) => ({
      title: `【${item.label}】${item.title}`,
      lines: [
        `项目:${item.projectName}(备案号 ${item.filingNumber},${item.unitName})`,
        `依据第${item.article}条,最后期限 ${item.due}${item.overdue ? ' 已过。逾期办理仍可提交,并记为逾期。' : ',当日 24:00 前办理为按期。'}`,
        ...(item.onBehalfOf ? [`您代 ${item.onBehalfOf} 收到此项。`] : []),
      ],
      path: `/projects/${item.projectId}`,
    })),
    path: single ? `/projects/${first.projectId}` : '/',
    action: single ? '现在办理' : '打开工作台',
  };
}

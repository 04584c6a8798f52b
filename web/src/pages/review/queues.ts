import type { TodoItem } from '../../api/answers.ts';

export interface WaitingQueue {
  title: string;
  items: TodoItem[];
}

/** What the bureau does, by the article it does it under. */
const topics: readonly { title: string; articles: readonly (number | null)[] }[] = [
  { title: '申报与批复', articles: [6, 7, 8] },
  { title: '招标与移交', articles: [4, 16] },
  { title: '变更', articles: [15] },
  { title: '验收', articles: [22, 23, 24] },
  { title: '延期', articles: [25] },
  { title: '监督检查', articles: [19, 32, 34] },
  { title: '季报与评价', articles: [17, 18, 27] },
];
const OTHERS = '其他';

const topicOf = ({ article }: TodoItem) =>
  topics.find(({ articles }) => articles.includes(article))?.title ?? OTHERS;

const longestFirst = (a: TodoItem, b: TodoItem) => (a.since < b.since ? -1 : 1);

/** The queues that hold something, each with the longest waiting first. */
export function queuesOf(items: readonly TodoItem[]): WaitingQueue[] {
  const grouped = Map.groupBy(items.toSorted(longestFirst), topicOf);
  return [...topics.map(({ title }) => title), OTHERS].flatMap((title) => {
    const found = grouped.get(title);
    return found ? [{ title, items: found }] : [];
  });
}

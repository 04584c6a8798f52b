import { CopyOutlined, PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { articlesQuery } from '../../api/queries.ts';
import { ArticleText, ReadingList } from '../../ui/article-text.tsx';
import { DueMarks } from '../../ui/due-marks.tsx';
import { Facts } from '../../ui/section.tsx';
import { kinds } from './kinds.ts';
import { type Line, readAnswer } from './read-answer.ts';
import type { Answered } from './types.ts';

/** The answer, how it was reached, and what it rests on. */
export function Result({ kind, answer }: Answered) {
  const { lines, due } = readAnswer(kind, answer);
  return (
    <section className="card result" aria-label="计算结果">
      <div className="card-head">
        <h2>计算结果:{kinds[kind].title}</h2>
        <div className="row no-print">
          <CopyButton text={textOf(kinds[kind].title, lines, answer.explanation)} />
          <Button icon={<PrinterOutlined aria-hidden="true" />} onClick={() => print()}>
            打印
          </Button>
        </div>
      </div>
      <Facts facts={lines} />
      {due && <DueMarks due={due} />}
      <h3>怎样得出</h3>
      <ol className="lines numbers">
        {answer.explanation.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <Grounds article={answer.article} readings={answer.readings} />
    </section>
  );
}

const textOf = (title: string, lines: readonly Line[], explanation: readonly string[]) =>
  [title, ...lines.map(({ label, value }) => `${label}:${value}`), '', '怎样得出', ...explanation].join('\n');

function CopyButton({ text }: { text: string }) {
  const [copied, setCopied] = useState(false);
  const copy = () => navigator.clipboard.writeText(text).then(() => setCopied(true));
  return (
    <Button icon={<CopyOutlined aria-hidden="true" />} onClick={() => void copy()}>
      {copied ? '已复制' : '复制'}
    </Button>
  );
}

function Grounds({ article, readings }: { article: number; readings: readonly string[] }) {
  const { data } = useQuery(articlesQuery);
  const text = data?.articles.find(({ number }) => number === article);
  if (!data || !text) return null;
  const used = data.readings.filter(({ id }) => readings.includes(id));
  return (
    <>
      <h3>条文</h3>
      <ArticleText article={text} readings={[]} />
      <ReadingList readings={used} />
    </>
  );
}

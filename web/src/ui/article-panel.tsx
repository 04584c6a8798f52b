import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { useState } from 'react';
import { articlesQuery } from '../api/queries.ts';
import { Antd } from './antd.tsx';
import { showArticle } from './article-store.ts';
import { ArticleText } from './article-text.tsx';
import { articleLabel } from './chinese-number.ts';
import { Failure, Loading } from './states.tsx';

export default function ArticlePanel({ article }: { article: number | undefined }) {
  const [last, setLast] = useState(article);
  if (article !== undefined && article !== last) setLast(article);
  return (
    <Antd>
      <Drawer
        open={article !== undefined}
        onClose={() => showArticle(undefined)}
        title={last === undefined ? '' : articleLabel(last)}
        size={480}
        zIndex={1500}
        destroyOnHidden
      >
        {last !== undefined && <Body article={last} />}
      </Drawer>
    </Antd>
  );
}

function Body({ article }: { article: number }) {
  const { data, error, refetch } = useQuery(articlesQuery);
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const found = data.articles.find(({ number }) => number === article);
  return found ? <ArticleText article={found} readings={data.readings} /> : <p>没有这一条的文本。</p>;
}

import { lazy, Suspense, useState } from 'react';
import { useOpenArticle } from './article-store.ts';

const ArticlePanel = lazy(() => import('./article-panel.tsx'));

/** Nothing of it is loaded before the first article is opened; then it stays, so that it can close with its motion. */
export function ArticleDrawer() {
  const article = useOpenArticle();
  const [used, setUsed] = useState(false);
  if (article !== undefined && !used) setUsed(true);
  if (!used) return null;
  return (
    <Suspense fallback={null}>
      <ArticlePanel article={article} />
    </Suspense>
  );
}

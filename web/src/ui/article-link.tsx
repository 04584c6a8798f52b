import { showArticle } from './article-store.ts';
import { articleLabel } from './chinese-number.ts';

/** 第十六条, opening its text; 惯例 where no article asks for it. */
export function ArticleLink({ article }: { article: number | null }) {
  if (article === null) return <span className="article-none">惯例</span>;
  return (
    <button
      type="button"
      className="article-link"
      aria-haspopup="dialog"
      onClick={() => showArticle(article)}
    >
      {articleLabel(article)}
    </button>
  );
}

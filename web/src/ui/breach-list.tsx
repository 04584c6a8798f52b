import type { Breach } from '../../../lib/regulation/decision.ts';
import { ArticleLink } from './article-link.tsx';

/** Reasons, each with its article. */
export function BreachList({ breaches, id }: { breaches: readonly Breach[]; id?: string }) {
  return (
    <ul className="breaches" id={id}>
      {breaches.map(({ code, message, article }) => (
        <li key={`${code} ${message}`}>
          {message} {article !== null && <ArticleLink article={article} />}
        </li>
      ))}
    </ul>
  );
}

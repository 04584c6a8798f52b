import { useEffect, useRef } from 'react';
import { ArticleLink } from './article-link.tsx';
import { goTo } from './go-to.ts';

export interface Issue {
  message: string;
  article?: number | null;
  /** Element to go to. */
  fieldId?: string;
}

/** All that is wrong, at the top of the form; takes the focus when it appears and leads to each field. */
export function ErrorSummary({ title, text, issues }: { title: string; text?: string; issues: Issue[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={box} tabIndex={-1} role="alert" className="error-summary">
      <p className="error-title">{title}</p>
      {text && <p>{text}</p>}
      {issues.length > 0 && (
        <ul>
          {issues.map((issue) => (
            <li key={`${issue.fieldId} ${issue.message}`}>
              <IssueLine {...issue} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function IssueLine({ message, article, fieldId }: Issue) {
  return (
    <>
      {fieldId ? (
        <button type="button" onClick={() => goTo(fieldId)}>
          {message}
        </button>
      ) : (
        message
      )}
      {article != null && (
        <>
          {' '}
          <ArticleLink article={article} />
        </>
      )}
    </>
  );
}

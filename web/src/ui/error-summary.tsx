import { useEffect, useRef } from 'react';
import { ArticleLink } from './article-link.tsx';

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
      <h3>{title}</h3>
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

function goTo(fieldId: string) {
  const field = document.getElementById(fieldId);
  const control = field?.matches('input, textarea, select, button')
    ? field
    : field?.querySelector<HTMLElement>('input, textarea, select, button');
  const target = control ?? field;
  target?.scrollIntoView({ block: 'center' });
  target?.focus();
}

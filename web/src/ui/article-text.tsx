import type { Article, Reading } from '../api/answers.ts';

/** An article as published, and how the product reads what it leaves open. */
export function ArticleText({ article, readings }: { article: Article; readings: readonly Reading[] }) {
  const used = readings.filter(({ id }) => article.readings.includes(id));
  return (
    <div className="article-text">
      <p className="muted">{article.chapter}</p>
      <p>
        <strong>{article.label}</strong> {article.text[0]}
      </p>
      {article.text.slice(1).map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {used.length > 0 && <ReadingList readings={used} />}
    </div>
  );
}

export function ReadingList({ readings }: { readings: readonly Reading[] }) {
  return (
    <section className="readings">
      <h3>本系统对条文的理解</h3>
      <dl>
        {readings.map(({ id, title, text }) => (
          <div key={id}>
            <dt>
              {id} {title}
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

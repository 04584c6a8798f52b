import { QuestionCircleOutlined } from '@ant-design/icons';
import { Popover } from 'antd';
import { ArticleLink } from './article-link.tsx';
import { type TermName, terms } from './terms.ts';

/** What a word means, beside the word, with the article it comes from. */
export const TermHelp = ({ name }: { name: TermName }) => (
  <Popover trigger="click" content={<Meaning name={name} />}>
    <button type="button" className="term-help no-print" aria-label={`「${name}」是什么`}>
      <QuestionCircleOutlined aria-hidden="true" />
    </button>
  </Popover>
);

function Meaning({ name }: { name: TermName }) {
  const { text, article } = terms[name];
  return (
    <div className="term-meaning">
      {text} {article !== null && <ArticleLink article={article} />}
    </div>
  );
}

import type { ProjectView } from '../../../../../lib/project/view.ts';
import { SECURITY_QUESTIONS } from '../../../../../lib/regulation/article-29-security.ts';
import { ArticleLink } from '../../../ui/article-link.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Facts, Section } from '../../../ui/section.tsx';
import { Signed } from '../../../ui/signature.tsx';
import { SectionActions } from './section-actions.tsx';

/** 安全答复 (第二十八至三十一条). */
export function Security({ project }: { project: ProjectView }) {
  const { security } = project;
  if (!security) return null;
  const { mlps, cryptographyAssessedOn } = security;
  const { level, filed, tested, testedOn } = mlps;
  return (
    <Section
      id="security"
      title="安全答复"
      help="安全答复"
      extra={<SectionActions project={project} names={['answerSecurity']} />}
    >
      <ul className="plain records">
        {SECURITY_QUESTIONS.map(({ id, text, article }) => (
          <li key={id}>
            <div className="row">
              <span>{text}</span>
              <ArticleLink article={article} />
              <AnswerBadge positive={security.answers[id]?.positive} />
            </div>
            {security.answers[id]?.decision && (
              <div className="record-text">处理决定:{security.answers[id].decision}</div>
            )}
          </li>
        ))}
      </ul>
      <h3>网络安全等级保护</h3>
      <Facts
        facts={[
          { label: '等级', value: `${'一二三四'.charAt(level - 1)}级` },
          { label: '备案证明', value: filed ? '已取得' : '未取得' },
          { label: '等级测评', value: tested ? `已完成${testedOn ? `,${testedOn}` : ''}` : '未完成' },
        ]}
      />
      {cryptographyAssessedOn && (
        <>
          <h3>密码应用</h3>
          <Facts facts={[{ label: '密评', value: `最近一次 ${cryptographyAssessedOn}` }]} />
        </>
      )}
      <Signed by={security.answered} />
    </Section>
  );
}

function AnswerBadge({ positive }: { positive: boolean | undefined }) {
  if (positive === undefined) return <Badge tone="warning">未答复</Badge>;
  return positive ? <Badge tone="success">是</Badge> : <Badge tone="danger">否</Badge>;
}

import { CheckCircleOutlined } from '@ant-design/icons';
import type { ProjectView } from '../../../../lib/project/view.ts';
import type { Breach } from '../../../../lib/regulation/decision.ts';
import { useHoldsOn } from '../../auth/roles.ts';
import { ArticleLink } from '../../ui/article-link.tsx';
import { goTo } from '../../ui/go-to.ts';
import { Section } from '../../ui/section.tsx';
import { placeOf } from './place-of.ts';

/** 提交前还缺什么, each with its article and the way there: from the guard that the submission itself meets. */
export function Missing({ project }: { project: ProjectView }) {
  const holds = useHoldsOn(project);
  const preparing = project.stage === 'draft' || project.stage === 'returned';
  if (!preparing || !holds(['clerk', 'unitHead'])) return null;
  const submit = project.actions.find(({ name }) => name === 'submit');
  const missing = submit?.reasons.filter(({ code }) => code !== 'notAllowed') ?? [];
  return (
    <Section id="missing" title={missing.length > 0 ? `提交前还缺 ${missing.length} 项` : '提交前的检查'}>
      {missing.length === 0 ? (
        <p className="complete">
          <CheckCircleOutlined aria-hidden="true" /> 该有的都齐了,可以由单位负责人提交。
        </p>
      ) : (
        <ul className="plain missing">
          {missing.map((breach) => (
            <MissingItem key={`${breach.code} ${breach.field}`} breach={breach} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function MissingItem({ breach }: { breach: Breach }) {
  const place = placeOf(breach);
  return (
    <li>
      {place ? (
        <button type="button" className="link-button" onClick={() => goTo(place, 'draft')}>
          {breach.message}
        </button>
      ) : (
        breach.message
      )}{' '}
      {breach.article !== null && <ArticleLink article={breach.article} />}
    </li>
  );
}

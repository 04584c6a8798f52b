import { Button } from 'antd';
import type { ProjectView } from '../../../../lib/project/view.ts';
import { ArticleLink } from '../../ui/article-link.tsx';
import { longDay } from '../../ui/day.ts';
import { ReturnReason } from '../../ui/field.tsx';
import { Section } from '../../ui/section.tsx';
import { Signed } from '../../ui/signature.tsx';
import { useAction } from './actions/use-action.ts';
import { returnReasons } from './return-reasons.ts';

export function Consultations({ project }: { project: ProjectView }) {
  const open = useAction();
  const allowed = project.actions.find(({ name }) => name === 'recordConsultation')?.allowed;
  const returned = returnReasons(project).consultations;
  const add = allowed && <Button onClick={() => open({ name: 'recordConsultation' })}>添加对接记录</Button>;
  return (
    <Section id="consultations" title="对接记录" extra={add}>
      {returned && <ReturnReason>{returned}</ReturnReason>}
      {project.consultations.length === 0 ? (
        <p className="muted">
          还没有。申报前应当与大数据局对接 <ArticleLink article={6} />。
        </p>
      ) : (
        <ul className="plain records">
          {project.consultations.map(({ consultationId, heldOn, withPerson, summary, recorded }) => (
            <li key={consultationId}>
              <div>
                <strong>{longDay(heldOn)}</strong>,对接人员 {withPerson}
              </div>
              <div className="record-text">{summary}</div>
              <Signed by={recorded} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

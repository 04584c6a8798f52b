import type { ProjectView } from '../../../../../lib/project/view.ts';
import { formatFen } from '../../../money/fen.ts';
import { ArticleLink } from '../../../ui/article-link.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Facts, Section } from '../../../ui/section.tsx';
import { Signed } from '../../../ui/signature.tsx';
import { SectionActions } from './section-actions.tsx';
import { surplusOf, unreturnedFen } from './surplus.ts';

const yuan = (fen: number) => <span className="numbers">{formatFen(fen)} 元</span>;

/** 决算与节余 (第十八条). */
export function Settlement({ project }: { project: ProjectView }) {
  const { settlement, surplusReturns, budget } = project;
  if (!settlement) return null;
  const left = unreturnedFen(project);
  return (
    <Section
      id="settlement"
      title="决算与节余"
      extra={<SectionActions project={project} names={['returnSurplus']} />}
    >
      <Facts
        facts={[
          budget && { label: '批复概算', value: yuan(budget.estimateFen) },
          { label: '决算', value: yuan(settlement.settlementFen) },
          { label: '登记', value: <Signed by={settlement.settled} /> },
          { label: '节余', value: yuan(surplusOf(project)) },
          {
            label: '尚未退回',
            value: (
              <>
                {yuan(left)}{' '}
                {left === 0 ? <Badge tone="success">已退清</Badge> : <Badge tone="warning">待退回</Badge>}{' '}
                <ArticleLink article={18} />
              </>
            ),
          },
          ...surplusReturns.map(({ returnedFen, returnedOn, returned }, i) => ({
            label: `第 ${i + 1} 次退回`,
            value: (
              <>
                {yuan(returnedFen)},{returnedOn},原渠道 <Signed by={returned} />
              </>
            ),
          })),
        ]}
      />
    </Section>
  );
}

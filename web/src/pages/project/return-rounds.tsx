import { isMaterial, materials } from '../../../../lib/project/materials.ts';
import type { SubmissionVersion } from '../../../../lib/project/project.ts';
import { labelOf } from '../../ui/record-labels.ts';
import { Signed } from '../../ui/signature.tsx';

const itemLabel = (item: string) => (isMaterial(item) ? materials[item].label : labelOf(item));

/** Each submission and why it came back. */
export function ReturnRounds({ submissions }: { submissions: readonly SubmissionVersion[] }) {
  return (
    <ol className="plain records">
      {submissions.map(({ version, submitted, returned }) => (
        <li key={version}>
          <div className="row">
            <strong>第 {version} 次申报</strong>
            <Signed by={submitted} />
          </div>
          {returned && (
            <div className="note">
              <div className="row">
                <strong>退回修改</strong>
                <Signed by={returned.by} />
              </div>
              <ul className="breaches">
                {returned.items.map(({ item, reason }) => (
                  <li key={item}>
                    {itemLabel(item)}:{reason}
                  </li>
                ))}
              </ul>
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}

import { isMaterial, materials } from '../../../../lib/project/materials.ts';
import type { SubmissionVersion } from '../../../../lib/project/project.ts';
import { ChangeList } from '../../ui/change-list.tsx';
import { labelOf } from '../../ui/record-labels.ts';
import { Signed } from '../../ui/signature.tsx';
import { changesSince } from './version-changes.ts';

const itemLabel = (item: string) => (isMaterial(item) ? materials[item].label : labelOf(item));

/** Each submission and why it came back. */
export function ReturnRounds({ submissions }: { submissions: readonly SubmissionVersion[] }) {
  return (
    <ol className="plain records">
      {submissions.map(({ version, submitted, returned }, i) => (
        <li key={version}>
          <div className="row">
            <strong>第 {version} 次申报</strong>
            <Signed by={submitted} />
          </div>
          <SinceLast before={submissions[i - 1]} now={submissions[i]} latest={i === submissions.length - 1} />
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

interface SinceLastProps {
  before: SubmissionVersion | undefined;
  now: SubmissionVersion | undefined;
  latest: boolean;
}

/** Side by side with the version before: a reviewer reads what is new, not all of it again. */
function SinceLast({ before, now, latest }: SinceLastProps) {
  if (!before || !now) return null;
  const changes = changesSince(before, now);
  if (changes.length === 0) return <p className="muted">与第 {before.version} 次申报相比没有变化。</p>;
  return (
    <details open={latest}>
      <summary>
        与第 {before.version} 次申报相比的变化({changes.length} 项)
      </summary>
      <ChangeList changes={changes} />
    </details>
  );
}

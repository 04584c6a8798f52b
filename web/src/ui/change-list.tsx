import type { Change } from '../../../lib/project/events.ts';
import { pathLabel } from './record-labels.ts';
import { RecordValue } from './record-value.tsx';

/** Before and after, field by field. */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  return (
    <table className="changes">
      <thead>
        <tr>
          <th scope="col">内容</th>
          <th scope="col">之前</th>
          <th scope="col">之后</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, before, after }) => (
          <tr key={field}>
            <th scope="row">{pathLabel(field)}</th>
            <td data-label="之前">
              <RecordValue field={leafOf(field)} value={before} />
            </td>
            <td data-label="之后">
              <RecordValue field={leafOf(field)} value={after} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const leafOf = (path: string) => path.slice(path.lastIndexOf('.') + 1);

import { isInstant } from '../../../lib/calendar/days.ts';
import type { Signature } from '../../../lib/project/project.ts';
import { formatFen } from '../money/fen.ts';
import { clockTime } from './day.ts';
import { labelOf, wordOf } from './record-labels.ts';
import { Signed } from './signature.tsx';

const isSignature = (value: object): value is Signature =>
  'userId' in value && 'at' in value && 'role' in value;

/** Lines of money are said in one line each. */
function moneyLine(value: object): string | undefined {
  const { year, name, amountFen, ...rest } = value as Record<string, unknown>;
  if (typeof amountFen !== 'number' || Object.keys(rest).length > 0) return undefined;
  return `${year === undefined ? name : `${year} 年`}:${formatFen(amountFen)} 元`;
}

/** Identifiers are for programs; the rest of an entry says the same to people. */
const HIDDEN = /^(key|sha256|contentType|upload|\w+Id)$/;

/** Any value of the record, laid out for reading; text stays text. */
export function RecordValue({ field, value }: { field: string; value: unknown }) {
  if (value === undefined || value === null || value === '') return <span className="muted">(空)</span>;
  if (Array.isArray(value)) return <Items field={field} items={value} />;
  if (typeof value !== 'object') return <span className="record-text">{plainText(field, value)}</span>;
  if (isSignature(value)) return <Signed by={value} />;
  return moneyLine(value) ?? <Entries value={value} />;
}

function plainText(field: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return field.endsWith('Fen') ? `${formatFen(value)} 元` : String(value);
  const text = String(value);
  return isInstant(text) ? clockTime(text) : wordOf(field, text);
}

function Items({ field, items }: { field: string; items: unknown[] }) {
  if (items.length === 0) return <span className="muted">(空)</span>;
  // Identifiers of other entries: how many says more than which.
  if (field === 'documentIds') return `${items.length} 份`;
  return (
    <ol className="lines">
      {items.map((item, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a value of the record never changes its order.
        <li key={i}>
          <RecordValue field={field} value={item} />
        </li>
      ))}
    </ol>
  );
}

function Entries({ value }: { value: object }) {
  const entries = Object.entries(value).filter(([name]) => !HIDDEN.test(name));
  if (entries.length === 0) return <span>是</span>;
  return (
    <dl className="facts small">
      {entries.map(([name, entry]) => (
        <div key={name} className="fact">
          <dt>{labelOf(name)}</dt>
          <dd>
            <RecordValue field={name} value={entry} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

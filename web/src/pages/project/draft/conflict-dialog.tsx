import { Button, Modal } from 'antd';
import { draftLabels } from '../../../ui/draft-labels.ts';
import { RecordValue } from '../../../ui/record-value.tsx';
import { type DraftKey, readField } from './fields.ts';
import type { Draft } from './use-draft.ts';

/** Two people changed the same field: both texts side by side, nothing saved before somebody chose. */
export function ConflictDialog({ draft }: { draft: Draft }) {
  const { conflicts } = draft.state;
  return (
    <Modal
      open={conflicts.length > 0}
      title="有人和您同时改了这几项,请选择保留哪一个"
      closable={false}
      footer={null}
      width={860}
      destroyOnHidden
    >
      <p>您填写的内容还没有丢失。选择后会自动保存。</p>
      <div className="stack">
        {conflicts.map((key) => (
          <Conflict key={key} field={key} draft={draft} />
        ))}
      </div>
    </Modal>
  );
}

function Conflict({ field, draft }: { field: DraftKey; draft: Draft }) {
  const { state, dispatch } = draft;
  const mine = readField(field, state.text);
  const choose = (side: 'mine' | 'theirs') => dispatch({ type: 'chosen', key: field, side });
  const label = draftLabels[field];
  return (
    <section aria-label={label}>
      <h3>{label}</h3>
      <div className="two-sides">
        <div>
          <p className="muted">您填写的</p>
          <div className="side">
            {mine.ok ? <RecordValue field={field} value={mine.value} /> : String(state.text[field])}
          </div>
          <Button onClick={() => choose('mine')}>保留我填写的「{label}」</Button>
        </div>
        <div>
          <p className="muted">刚刚保存的</p>
          <div className="side">
            <RecordValue field={field} value={state.base[field]} />
          </div>
          <Button onClick={() => choose('theirs')}>采用刚刚保存的「{label}」</Button>
        </div>
      </div>
    </section>
  );
}

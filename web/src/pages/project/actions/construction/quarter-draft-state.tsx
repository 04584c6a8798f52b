import { Button } from 'antd';
import { problemText, problemTitle } from '../../../../api/problem.ts';
import { timeOfDay } from '../../../../ui/day.ts';
import type { useQuarterDraft } from './use-quarter-draft.ts';

/** Where the draft lies, and that it is reported to nobody yet. */
export function QuarterDraftState({ draft }: { draft: ReturnType<typeof useQuarterDraft> }) {
  const { savedAt, dirty, problem, stale, take } = draft;
  return (
    <>
      <p className="save-state" role="status">
        {lineOf(savedAt, dirty)}
      </p>
      {problem && (
        <div className="note" role="alert">
          <strong>草稿没有保存:{problemTitle(problem)}。</strong>
          {problemText(problem)}
          {stale && <Button onClick={() => take(stale)}>取用{stale.savedBy.name}保存的草稿</Button>}
        </div>
      )}
    </>
  );
}

function lineOf(savedAt: string | undefined, dirty: boolean) {
  if (dirty) return '停下来片刻就会保存草稿';
  if (!savedAt) return '填写后会自动保存为草稿,报送之前只有本单位能看到';
  return `草稿上次保存于 ${timeOfDay(Date.parse(savedAt))},尚未报送`;
}

import { Button } from 'antd';
import { actions } from '../../../../../lib/project/actions.ts';
import type { ActionState } from '../../../../../lib/project/decide.ts';
import { BreachList } from '../../../ui/breach-list.tsx';

interface Props {
  action: ActionState;
  /** What the page itself has to say instead of the rules. */
  note?: string | undefined;
}

/** A button that is not open now, with every reason beside it. */
export function ClosedAction({ action: { name, reasons }, note }: Props) {
  const id = `why-${name}`;
  return (
    <div className="closed-action">
      <Button disabled aria-describedby={id}>
        {actions[name].label}
      </Button>
      {note ? (
        <p id={id} className="muted">
          {note}
        </p>
      ) : (
        <BreachList id={id} breaches={reasons} />
      )}
    </div>
  );
}

import { type ReactNode, useId } from 'react';

/** What a control needs to belong to its label, hint and error. */
export interface Aria {
  id: string;
  'aria-describedby': string;
  'aria-invalid': boolean;
}

interface Props {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  /** The reviewer's reason for returning this part. */
  returned?: string | undefined;
  children: (aria: Aria) => ReactNode;
}

/** Label above, then hint and reviewer's reason, the control, and what is wrong with it. */
export function Field({ id, label, hint, error, returned, children }: Props) {
  const about = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div id={about}>
        {hint && <div className="hint">{hint}</div>}
        {returned && <ReturnReason>{returned}</ReturnReason>}
        {error && <div className="field-error">{error}</div>}
      </div>
      {children({ id, 'aria-describedby': about, 'aria-invalid': error !== undefined })}
    </div>
  );
}

export const ReturnReason = ({ children }: { children: ReactNode }) => (
  <div className="note">
    <strong>退回意见:</strong>
    {children}
  </div>
);

import type { ReactNode } from 'react';

export interface Option<T> {
  value: T;
  label: ReactNode;
  disabled?: boolean;
}

/** A table of labels as options of a choice. */
export const optionsOf = <T extends string>(labels: Record<T, string>) =>
  (Object.entries(labels) as [T, string][]).map(([value, label]) => ({ value, label }));

/** Two words for true and false. */
export const yesNo = (yes: string, no: string): Option<boolean>[] => [
  { value: true, label: yes },
  { value: false, label: no },
];

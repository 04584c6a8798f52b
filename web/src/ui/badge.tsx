import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  ExclamationCircleOutlined,
  InfoCircleOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';

export type Tone = 'danger' | 'warning' | 'success' | 'info' | 'plain';

const icons = {
  danger: WarningOutlined,
  warning: ExclamationCircleOutlined,
  success: CheckCircleOutlined,
  info: InfoCircleOutlined,
  plain: ClockCircleOutlined,
};

/** A status in a word; icon and colour repeat it. */
export function Badge({ tone, children }: { tone: Tone; children: ReactNode }) {
  const Icon = icons[tone];
  return (
    <span className={`badge ${tone}`}>
      <Icon aria-hidden="true" />
      {children}
    </span>
  );
}

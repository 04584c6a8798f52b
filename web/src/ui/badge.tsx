import check from '@ant-design/icons-svg/es/asn/CheckCircleOutlined.js';
import clock from '@ant-design/icons-svg/es/asn/ClockCircleOutlined.js';
import exclamation from '@ant-design/icons-svg/es/asn/ExclamationCircleOutlined.js';
import info from '@ant-design/icons-svg/es/asn/InfoCircleOutlined.js';
import warning from '@ant-design/icons-svg/es/asn/WarningOutlined.js';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

export type Tone = 'danger' | 'warning' | 'success' | 'info' | 'plain';

const icons = { danger: warning, warning: exclamation, success: check, info, plain: clock };

/** A status in a word; icon and colour repeat it. */
export function Badge({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={`badge ${tone}`}>
      <Icon of={icons[tone]} />
      {children}
    </span>
  );
}

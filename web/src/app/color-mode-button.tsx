import moon from '@ant-design/icons-svg/es/asn/MoonOutlined.js';
import sun from '@ant-design/icons-svg/es/asn/SunOutlined.js';
import { Icon } from '../ui/icon.tsx';
import { PlainButton } from '../ui/plain-button.tsx';
import { useColorMode } from './color-mode.ts';

export function ColorModeButton() {
  const [mode, toggle] = useColorMode();
  const label = mode === 'dark' ? '切换到浅色' : '切换到深色';
  return (
    <PlainButton look="text" aria-label={label} title={label} onClick={toggle}>
      <Icon of={mode === 'dark' ? sun : moon} />
    </PlainButton>
  );
}

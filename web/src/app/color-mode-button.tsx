import { MoonOutlined, SunOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useColorMode } from './color-mode.ts';

export function ColorModeButton() {
  const [mode, toggle] = useColorMode();
  const label = mode === 'dark' ? '切换到浅色' : '切换到深色';
  return (
    <Button
      type="text"
      aria-label={label}
      title={label}
      icon={mode === 'dark' ? <SunOutlined /> : <MoonOutlined />}
      onClick={toggle}
    />
  );
}

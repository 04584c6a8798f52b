import type { ComponentProps } from 'react';

interface PlainButtonProps extends ComponentProps<'button'> {
  look?: 'default' | 'primary' | 'text';
}

/** A button as antd's look, for the frame of every page and the workbench, which are there before antd is. */
export const PlainButton = ({ look = 'default', ...props }: PlainButtonProps) => (
  <button type="button" className={`button ${look}`} {...props} />
);

import type { IconDefinition } from '@ant-design/icons-svg/es/types.js';

/** One of antd's outlined icons where antd itself is not loaded; for the eye only, a word stands beside it. */
export function Icon({ of: { icon } }: { of: IconDefinition }) {
  // What an outlined icon is drawn from is a plain object, no function of colours.
  const { attrs, children } = typeof icon === 'function' ? icon('', '') : icon;
  return (
    <svg className="icon" viewBox={attrs.viewBox} aria-hidden="true">
      {children?.map(({ attrs: { d } }) => (
        <path key={d} d={d} />
      ))}
    </svg>
  );
}

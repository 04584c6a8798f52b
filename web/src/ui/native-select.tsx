import type { Option } from './options.ts';

interface Props {
  id?: string;
  value?: string;
  onChange?: (value: string) => void;
  options: readonly Option<string>[];
}

/** The native list: long names wrap nowhere else as well on a phone. */
export const NativeSelect = ({ id, value = '', onChange, options }: Props) => (
  <select id={id} className="native-select" value={value} onChange={({ target }) => onChange?.(target.value)}>
    <option value="">请选择</option>
    {options.map((option) => (
      <option key={option.value} value={option.value} disabled={option.disabled ?? false}>
        {option.label}
      </option>
    ))}
  </select>
);

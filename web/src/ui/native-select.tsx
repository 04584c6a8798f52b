import type { Option } from './options.ts';

interface Props {
  id?: string;
  /** Where no label stands beside it. */
  label?: string;
  value?: string;
  onChange?: (value: string) => void;
  options: readonly Option<string>[];
  /** What nothing chosen means. */
  placeholder?: string;
}

/** The native list: long names wrap nowhere else as well on a phone. */
export const NativeSelect = ({ id, label, value = '', onChange, options, placeholder = '请选择' }: Props) => (
  <select
    id={id}
    aria-label={label}
    className="native-select"
    value={value}
    onChange={({ target }) => onChange?.(target.value)}
  >
    <option value="">{placeholder}</option>
    {options.map((option) => (
      <option key={option.value} value={option.value} disabled={option.disabled ?? false}>
        {option.label}
      </option>
    ))}
  </select>
);

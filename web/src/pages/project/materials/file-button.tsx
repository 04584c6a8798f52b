import { UploadOutlined } from '@ant-design/icons';
import { useId } from 'react';

/** The browser's own file chooser under a calm button. */
export function FileButton({ label, onFiles }: { label: string; onFiles: (files: readonly File[]) => void }) {
  const id = useId();
  return (
    <span className="file-button">
      <input
        id={id}
        type="file"
        multiple
        aria-label={`上传「${label}」`}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          target.value = '';
        }}
      />
      <label htmlFor={id}>
        <UploadOutlined aria-hidden="true" /> 选择文件
      </label>
    </span>
  );
}

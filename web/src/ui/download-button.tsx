import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { asProblem, problemText, problemTitle } from '../api/problem.ts';

interface Props {
  label: string;
  /** Fetches and saves; what it throws is told beside the button, what it answers too. */
  onDownload: () => Promise<string | undefined>;
  primary?: boolean;
}

/** A download that may fail, or take a while. */
export function DownloadButton({ label, onDownload, primary = false }: Props) {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ text: string; failed: boolean }>();
  const download = async () => {
    setBusy(true);
    setSaid(undefined);
    try {
      const text = await onDownload();
      if (text) setSaid({ text, failed: false });
    } catch (error) {
      const problem = asProblem(error);
      setSaid({ text: `没有下载:${problemTitle(problem)}。${problemText(problem)}`, failed: true });
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button
        type={primary ? 'primary' : 'default'}
        icon={<DownloadOutlined aria-hidden="true" />}
        loading={busy}
        onClick={() => void download()}
      >
        {label}
      </Button>
      {said && (
        <span role={said.failed ? 'alert' : 'status'} className={said.failed ? 'field-error' : 'muted'}>
          {said.text}
        </span>
      )}
    </>
  );
}

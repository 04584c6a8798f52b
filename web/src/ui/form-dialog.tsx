import { Modal } from 'antd';
import type { ReactNode } from 'react';

interface Props {
  title: string;
  open: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** A click beside it closes nothing: what is typed is worth more than a click. */
export const FormDialog = ({ title, open, onClose, children }: Props) => (
  <Modal
    open={open}
    title={title}
    footer={null}
    width={720}
    mask={{ closable: false }}
    onCancel={onClose}
    destroyOnHidden
  >
    {open && children}
  </Modal>
);

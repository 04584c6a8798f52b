import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';

/** The browser's own print dialog, for those who look for it in the page. */
export const PrintButton = () => (
  <Button className="no-print" icon={<PrinterOutlined aria-hidden="true" />} onClick={() => window.print()}>
    打印
  </Button>
);

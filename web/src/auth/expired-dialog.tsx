import { Button, Modal } from 'antd';
import { useState } from 'react';
import { Antd } from '../ui/antd.tsx';
import { signInElsewhere, tryAgain } from './session.ts';

export default function ExpiredDialog() {
  const [opened, setOpened] = useState(false);
  const open = () => {
    signInElsewhere();
    setOpened(true);
  };
  return (
    <Antd>
      <Modal
        open
        title="登录已失效,请重新登录"
        closable={false}
        zIndex={2000}
        footer={[
          opened && (
            <Button key="back" onClick={() => void tryAgain()}>
              我已登录,继续
            </Button>
          ),
          <Button key="open" type="primary" onClick={open}>
            重新登录
          </Button>,
        ]}
      >
        <p>登录会在新的页面进行。完成后回到这里,接着办理:您填写的内容都在,没有丢失。</p>
      </Modal>
    </Antd>
  );
}

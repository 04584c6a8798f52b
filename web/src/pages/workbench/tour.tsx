import { Tour } from 'antd';
import { Antd } from '../../ui/antd.tsx';

const at = (selector: string) => () => document.querySelector<HTMLElement>(selector) ?? document.body;

const steps = [
  {
    title: '工作台',
    description: '等您办理的事都在这里,先到期的排在前面。点一项就到要办的项目。',
    target: at('main .stack'),
  },
  {
    title: '主导航',
    description: '项目台账里查所有看得到的项目;期限计算器不用登录也能算期限。',
    target: at('nav[aria-label="主导航"]'),
  },
  {
    title: '条文就在旁边',
    description: '凡是写着“第几条”的地方,点开就是本办法的原文;带问号的词,点开有解释。',
    target: at('.article-link, main h1'),
  },
  {
    title: '您的身份',
    description: '这里是您的姓名、单位和角色。离开电脑前请退出登录,所有页面会一起退出。',
    target: at('.shell-tools'),
  },
];

const indicators = (current: number, total: number) => `第 ${current + 1} 步,共 ${total} 步`;

/** Four steps; each says what a place is for. */
const WorkbenchTour = ({ onClose }: { onClose: () => void }) => (
  <Antd>
    <Tour
      open
      steps={steps}
      onClose={onClose}
      onFinish={onClose}
      indicatorsRender={indicators}
      getPopupContainer={() => at('main')()}
    />
  </Antd>
);
export default WorkbenchTour;

import { ArticleLink } from '../../../../ui/article-link.tsx';
import { HundredItem } from '../../../../ui/choice-items.tsx';
import { Consequences } from '../../../../ui/consequences.tsx';
import { TextItem } from '../../../../ui/form-items.tsx';
import { Facts } from '../../../../ui/section.tsx';
import { Signed } from '../../../../ui/signature.tsx';
import { ActionForm } from '../action-form.tsx';
import type { ActionFormProps } from '../types.ts';

interface ConclusionValues {
  opinion: string;
  score?: string;
}

export const ConcludeAcceptanceForm = (props: ActionFormProps) => (
  <ActionForm
    {...props}
    route="concludeAcceptance"
    bodyOf={({ opinion, score }: ConclusionValues) => ({
      opinion,
      ...(score ? { score: Number(score) } : {}),
    })}
    submitText="作出通过验收的结论"
  >
    <p>
      数据共享、安全答复和验收材料已经齐全。还有问题的,请取消,改用“验收整改” <ArticleLink article={23} />。
    </p>
    <TextItem name="opinion" label="验收结论" max={5000} rows={4} />
    <HundredItem name="score" label="得分" optional suffix="分" />
    <Consequences
      items={['结论交市财政局会签,会签后项目即通过竣工验收', '会签之后,验收后款项和运行维护经费可以支付']}
    />
  </ActionForm>
);

export function CosignAcceptanceForm(props: ActionFormProps) {
  const { acceptanceResult } = props.project;
  return (
    <ActionForm {...props} route="cosignAcceptance" bodyOf={() => ({})} submitText="会签验收">
      {acceptanceResult && (
        <Facts
          facts={[
            { label: '验收结论', value: acceptanceResult.opinion },
            acceptanceResult.score !== undefined && { label: '得分', value: `${acceptanceResult.score} 分` },
            { label: '作出', value: <Signed by={acceptanceResult.concluded} /> },
          ]}
        />
      )}
      <Consequences
        items={['项目从今天起通过竣工验收,季度报告到此为止', '验收后款项和运行维护经费可以支付']}
      />
    </ActionForm>
  );
}

export const FileAcceptanceForm = (props: ActionFormProps) => (
  <ActionForm
    {...props}
    route="fileAcceptance"
    bodyOf={({ receiptNumber }: { receiptNumber: string }) => ({ receiptNumber })}
    submitText="登记回执编号"
  >
    <p>
      本系统不会代您报送:请先在潍坊市政务信息化项目管理系统备案,再登记取得的回执编号{' '}
      <ArticleLink article={23} />。
    </p>
    <TextItem name="receiptNumber" label="潍坊系统回执编号" max={100} />
  </ActionForm>
);

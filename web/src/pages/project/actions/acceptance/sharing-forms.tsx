import { ArticleLink } from '../../../../ui/article-link.tsx';
import { ChoiceItem } from '../../../../ui/choice-items.tsx';
import { DayItem, TextItem } from '../../../../ui/form-items.tsx';
import { yesNo } from '../../../../ui/options.ts';
import { Facts } from '../../../../ui/section.tsx';
import { Signed } from '../../../../ui/signature.tsx';
import { ActionForm } from '../action-form.tsx';
import type { ActionFormProps } from '../types.ts';

interface RegisterValues {
  registeredOn: string;
  platformNumber: string;
}

export const RegisterCatalogForm = (props: ActionFormProps) => (
  <ActionForm
    {...props}
    route="registerCatalog"
    bodyOf={({ registeredOn, platformNumber }: RegisterValues) => ({ registeredOn, platformNumber })}
    submitText="登记"
  >
    <p>
      资源目录没有纳入共享交换平台、没有按要求共享的,不得通过验收 <ArticleLink article={24} />。
      {props.project.catalogRegistration && '重新登记后,由大数据局重新确认。'}
    </p>
    <DayItem name="registeredOn" label="纳入平台的日期" max={props.project.today} />
    <TextItem name="platformNumber" label="平台登记编号" max={100} />
  </ActionForm>
);

export function ConfirmSharingForm(props: ActionFormProps) {
  const { catalogRegistration } = props.project;
  return (
    <ActionForm
      {...props}
      route="confirmSharing"
      bodyOf={({ sharingMet }: { sharingMet: boolean }) => ({ sharingMet })}
      submitText="登记确认"
    >
      {catalogRegistration && (
        <Facts
          facts={[
            { label: '纳入日期', value: catalogRegistration.registeredOn },
            { label: '平台登记编号', value: catalogRegistration.platformNumber },
            { label: '登记', value: <Signed by={catalogRegistration.registered} /> },
          ]}
        />
      )}
      <ChoiceItem
        name="sharingMet"
        label="是否按要求共享数据"
        options={yesNo('已按要求共享', '未按要求共享')}
        extra="未按要求共享的,不能通过验收"
      />
    </ActionForm>
  );
}

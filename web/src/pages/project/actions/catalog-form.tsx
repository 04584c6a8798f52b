import { Button, Checkbox, Form, Input, Radio } from 'antd';
import { isCreditCode } from '../../../../../lib/project/credit-code.ts';
import { type CatalogItem, sharingLabels } from '../../../../../lib/project/project.ts';
import { filled, TextItem } from '../../../ui/form-items.tsx';
import { optionsOf } from '../../../ui/options.ts';
import { ActionForm } from './action-form.tsx';
import type { ActionFormProps } from './types.ts';

type Values = Omit<CatalogItem, 'itemId' | 'recorded'>;

/** 政务信息资源目录项 (发改高技〔2017〕1272号); with an item, its correction. */
export function CatalogForm({ item, ...props }: ActionFormProps) {
  const [form] = Form.useForm<Values>();
  const sharing = Form.useWatch('sharing', form);
  return (
    <ActionForm
      {...props}
      form={form}
      route="recordCatalogItem"
      bodyOf={(values) => ({
        ...filled(values),
        openToPublic: values.openToPublic ?? false,
        ...(item ? { itemId: item.itemId } : {}),
      })}
      initialValues={item ?? { provider: props.project.unitName, fields: [{ name: '', type: '' }] }}
      submitText={item ? '保存目录项' : '登记目录项'}
    >
      <TextItem name="name" label="信息资源名称" max={100} />
      <TextItem name="code" label="信息资源代码" max={50} optional />
      <TextItem name="category" label="信息资源分类" max={100} />
      <TextItem name="provider" label="提供方" max={100} />
      <CreditCodeItem />
      <TextItem name="summary" label="摘要" max={1000} rows={2} optional />
      <TextItem name="format" label="信息资源格式" max={50} extra="例如:数据库、电子表格" />
      <InformationItems />
      <Form.Item name="sharing" label="共享类型" rules={[{ required: true, message: '请选择共享类型' }]}>
        <Radio.Group options={optionsOf(sharingLabels)} />
      </Form.Item>
      {(sharing === 'conditional' || sharing === 'none') && (
        <TextItem
          name="sharingBasis"
          label={sharing === 'none' ? '不予共享的法律法规依据' : '共享条件'}
          max={500}
          rows={2}
        />
      )}
      <TextItem name="sharingMethod" label="共享方式" max={200} optional extra="例如:共享交换平台接口" />
      <Form.Item name="openToPublic" valuePropName="checked">
        <Checkbox>向社会开放</Checkbox>
      </Form.Item>
      <TextItem name="updateCycle" label="更新周期" max={50} extra="例如:每日、每年" />
    </ActionForm>
  );
}

const CreditCodeItem = () => (
  <Form.Item
    name="providerCode"
    label="提供方统一社会信用代码"
    normalize={(code: string) => code.trim().toUpperCase()}
    validateTrigger="onBlur"
    rules={[
      { required: true, message: '请填写统一社会信用代码' },
      {
        validator: (_, code: string) =>
          !code || isCreditCode(code)
            ? Promise.resolve()
            : Promise.reject(new Error('统一社会信用代码不正确,请对照证书核对 18 位')),
      },
    ]}
  >
    <Input maxLength={18} autoComplete="off" className="numbers" />
  </Form.Item>
);

const InformationItems = () => (
  <fieldset className="plain field">
    <legend className="field-title">信息项</legend>
    <Form.List name="fields">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <div key={key} className="budget-line">
              <Form.Item
                name={[name, 'name']}
                rules={[{ required: true, whitespace: true, message: '请填写信息项名称' }]}
              >
                <Input aria-label={`信息项 ${name + 1} 的名称`} placeholder="名称" maxLength={100} />
              </Form.Item>
              <Form.Item
                name={[name, 'type']}
                rules={[{ required: true, whitespace: true, message: '请填写数据类型' }]}
              >
                <Input
                  aria-label={`信息项 ${name + 1} 的数据类型`}
                  placeholder="类型,如字符型"
                  maxLength={50}
                />
              </Form.Item>
              {fields.length > 1 && <Button onClick={() => remove(name)}>删除</Button>}
            </div>
          ))}
          <div>
            <Button onClick={() => add({ name: '', type: '' })}>添加信息项</Button>
          </div>
        </>
      )}
    </Form.List>
  </fieldset>
);

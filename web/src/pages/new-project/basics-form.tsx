import { useQueryClient } from '@tanstack/react-query';
import { Form, Input, Radio } from 'antd';
import { useNavigate } from 'react-router';
import {
  type ProcurementMode,
  type ProjectKind,
  procurementModeLabels,
  projectKindLabels,
} from '../../../../lib/project/project.ts';
import { call } from '../../api/client.ts';
import { useSubmissionKey } from '../../api/submission-key.ts';
import { ArticleLink } from '../../ui/article-link.tsx';
import { CommandForm } from '../../ui/command-form.tsx';
import { optionsOf } from '../../ui/options.ts';

interface Basics {
  name: string;
  kind: ProjectKind;
  procurementMode: ProcurementMode;
}

export function BasicsForm() {
  const [form] = Form.useForm<Basics>();
  const navigate = useNavigate();
  const client = useQueryClient();
  const submission = useSubmissionKey();

  const create = async (basics: Basics) => {
    const { projectId } = await call('createProject', {
      body: { involvesStateSecrets: false, ...basics },
      idempotencyKey: submission.keyFor(basics),
    });
    void client.invalidateQueries({ queryKey: ['todo'] });
    void client.invalidateQueries({ queryKey: ['ledger'] });
    await navigate(`/projects/${projectId}`, { replace: true });
  };

  return (
    <CommandForm form={form} name="basics" submitText="创建项目" onSubmit={create}>
      <h2>项目基本情况</h2>
      <p className="muted">创建后得到备案号,其余内容可以慢慢填写,会自动保存。这三项以后也可以改。</p>
      <Form.Item
        name="name"
        label="项目名称"
        rules={[{ required: true, whitespace: true, message: '请填写项目名称' }]}
        extra="与立项文件一致,例如:智慧校园平台一期"
      >
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="kind" label="项目类型" rules={[{ required: true, message: '请选择项目类型' }]}>
        <Radio.Group options={optionsOf(projectKindLabels)} />
      </Form.Item>
      <Form.Item
        name="procurementMode"
        label="招标方式"
        rules={[{ required: true, message: '请选择招标方式' }]}
        extra={
          <>
            市级信息系统项目由大数据局统一立项招标(
            <ArticleLink article={4} />
            )。
          </>
        }
      >
        <Radio.Group options={optionsOf(procurementModeLabels)} />
      </Form.Item>
    </CommandForm>
  );
}

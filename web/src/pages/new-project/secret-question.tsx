import { Button, Radio } from 'antd';
import { type FormEvent, useState } from 'react';
import { call } from '../../api/client.ts';
import { ApiProblem, asProblem, problemText, problemTitle } from '../../api/problem.ts';
import { ArticleLink } from '../../ui/article-link.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';

interface Props {
  onNo: () => void;
  onRefused: () => void;
}

export function SecretQuestion({ onNo, onRefused }: Props) {
  const [secret, setSecret] = useState<boolean>();
  const [problem, setProblem] = useState<ApiProblem>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setProblem(undefined);
    if (secret === undefined) return setProblem(new ApiProblem(400, { detail: '请先选择“是”或“否”' }));
    if (!secret) return onNo();
    refuse().then(onRefused, (error: unknown) => setProblem(asProblem(error)));
  };
  return (
    <form onSubmit={submit} noValidate>
      {problem && (
        <ErrorSummary
          key={problem.message}
          title={problemTitle(problem)}
          text={problemText(problem)}
          issues={[]}
        />
      )}
      <fieldset className="plain question">
        <legend>本项目是否涉及国家秘密?</legend>
        <p>
          涉及国家秘密的项目按有关规定另行办理(
          <ArticleLink article={3} />
          ),不能在本系统填写任何内容。是否涉密由本单位保密工作机构确认;拿不准时,请先询问,不要继续。
        </p>
        <Radio.Group
          name="involvesStateSecrets"
          value={secret}
          onChange={({ target }) => setSecret(target.value)}
          vertical
          options={[
            { value: false, label: '否,不涉及国家秘密' },
            { value: true, label: '是,涉及国家秘密' },
          ]}
        />
      </fieldset>
      <div className="form-actions">
        <Button type="primary" htmlType="submit">
          继续
        </Button>
      </div>
    </form>
  );
}

/** Sends the one answer and nothing else; the API refuses it, which is what is expected. */
async function refuse() {
  try {
    await call('createProject', { body: { involvesStateSecrets: true } });
  } catch (error) {
    if (asProblem(error).code !== 'stateSecret') throw error;
  }
}

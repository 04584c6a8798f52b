import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { RuleKindName } from '../../../../lib/regulation/rules.ts';
import { call } from '../../api/client.ts';
import { Page } from '../../app/page.tsx';
import { isKind, kinds } from './kinds.ts';
import { Result } from './result.tsx';
import type { Answered } from './types.ts';
import './calculator.css';

/** 期限计算器: open to everyone, the same rules that judge a project. */
export function Component() {
  const [params] = useSearchParams();
  const asked = params.get('kind');
  const kind = isKind(asked) ? asked : 'contractFiling';
  return (
    <Page title="期限计算器">
      <p className="muted no-print">
        不用登录,不保存任何内容。计算所用的规则与项目办理完全一致,每一步都列出来,可以对着日历核对。
      </p>
      <div className="calculator">
        <KindList current={kind} />
        <Calculation key={kind} kind={kind} />
      </div>
    </Page>
  );
}

const KindList = ({ current }: { current: RuleKindName }) => (
  <nav aria-label="要算什么" className="kind-list no-print">
    {Object.entries(kinds).map(([name, { title }]) => (
      <Link key={name} to={`?kind=${name}`} aria-current={name === current ? 'page' : undefined}>
        {title}
      </Link>
    ))}
  </nav>
);

function Calculation({ kind }: { kind: RuleKindName }) {
  const [answered, setAnswered] = useState<Answered>();
  const { title, question, Form } = kinds[kind];
  const ask = async (input: object) => {
    setAnswered(undefined);
    const answer = await call('evaluateRule', { params: { kind }, body: input });
    setAnswered({ kind, answer });
  };
  return (
    <div className="stack">
      <section className="card" aria-label={title}>
        <h2>{title}</h2>
        <p className="muted">{question}</p>
        <Form ask={ask} />
      </section>
      <div aria-live="polite">{answered && <Result {...answered} />}</div>
    </div>
  );
}

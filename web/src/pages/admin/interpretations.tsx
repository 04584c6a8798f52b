import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReadingId } from '../../../../lib/regulation/readings.ts';
import { call } from '../../api/client.ts';
import { articlesQuery } from '../../api/queries.ts';
import { Page } from '../../app/page.tsx';
import { useHolds } from '../../auth/roles.ts';
import { ArticleLink } from '../../ui/article-link.tsx';
import { SelectItem } from '../../ui/choice-items.tsx';
import { longDay } from '../../ui/day.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { DayItem, filled, TextItem } from '../../ui/form-items.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { SendForm } from '../../ui/send-form.tsx';

/** 口径解释: how the product reads what the text leaves open, and what the bureau said of it (第三十七条). */
export function Component() {
  const articles = useQuery(articlesQuery);
  const said = useQuery({
    queryKey: ['interpretations'],
    queryFn: ({ signal }) => call('interpretations', { signal }),
  });
  const writes = useHolds()(['admin']);
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <Page
      title="口径解释"
      extra={
        writes && (
          <Button type="primary" onClick={() => setOpen(true)}>
            登记解释
          </Button>
        )
      }
    >
      <p className="lead">
        办法没有写明的地方,系统按下面的口径计算。主管部门作出解释的,登记在对应口径下{' '}
        <ArticleLink article={37} />。 登记不改变期限;要改变计算,请载入规则集。
      </p>
      <Loaded query={articles}>
        {({ readings }) => (
          <Loaded query={said}>
            {({ version, items }) => (
              <section className="card" aria-label="口径">
                <ol className="plain records">
                  {readings.map(({ id, title, text }) => (
                    <li key={id}>
                      <strong>
                        {id} {title}
                      </strong>
                      <div>{text}</div>
                      {items
                        .filter(({ reading }) => reading === id)
                        .map((it) => (
                          <div key={`${it.decidedOn} ${it.text}`} className="note info">
                            <strong>主管部门解释</strong>({longDay(it.decidedOn)}
                            {it.documentNumber && `,${it.documentNumber}`}):{it.text}
                          </div>
                        ))}
                    </li>
                  ))}
                </ol>
                <FormDialog open={open} title="登记主管部门的解释" onClose={close}>
                  <InterpretationForm
                    version={version}
                    options={readings.map(({ id, title }) => ({ value: id, label: `${id} ${title}` }))}
                    onClose={close}
                  />
                </FormDialog>
              </section>
            )}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}

interface Values {
  reading: ReadingId;
  text: string;
  documentNumber?: string;
  decidedOn: string;
}

interface FormProps {
  version: number;
  options: { value: string; label: string }[];
  onClose: () => void;
}

const InterpretationForm = ({ version, options, onClose }: FormProps) => (
  <SendForm<'recordInterpretation', Values>
    route="recordInterpretation"
    requestOf={(values) => ({ body: filled(values), ifMatch: version })}
    refresh={[['interpretations'], ['ruleChanges'], ['articles']]}
    submitText="登记"
    onDone={onClose}
    onCancel={onClose}
  >
    <SelectItem name="reading" label="口径" options={options} />
    <TextItem name="text" label="解释内容" max={500} rows={4} />
    <DayItem name="decidedOn" label="作出日期" />
    <TextItem name="documentNumber" label="文号" max={60} optional />
  </SendForm>
);

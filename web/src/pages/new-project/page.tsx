import { useState } from 'react';
import { Page } from '../../app/page.tsx';
import { useHolds } from '../../auth/roles.ts';
import { BasicsForm } from './basics-form.tsx';
import { Refused } from './refused.tsx';
import { SecretQuestion } from './secret-question.tsx';

/** The state-secret question stands alone: before it is answered with no there is nothing on the page to type into (R13). */
export function Component() {
  const [answer, setAnswer] = useState<'no' | 'refused'>();
  const clerk = useHolds()(['clerk']);
  return (
    <Page title="新建项目">
      <div className="card narrow">
        {!clerk && <p>新建项目由建设单位的经办人员办理。您可以请本单位经办人员登录后新建。</p>}
        {clerk && answer === undefined && (
          <SecretQuestion onNo={() => setAnswer('no')} onRefused={() => setAnswer('refused')} />
        )}
        {answer === 'refused' && <Refused />}
        {answer === 'no' && <BasicsForm />}
      </div>
    </Page>
  );
}

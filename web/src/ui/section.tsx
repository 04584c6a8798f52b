import type { ReactNode } from 'react';
import { TermHelp } from './term-help.tsx';
import type { TermName } from './terms.ts';

interface Props {
  id: string;
  title: string;
  /** Its word, where it needs explaining. */
  help?: TermName;
  extra?: ReactNode;
  children: ReactNode;
}

/** A part of a page, reachable by its id. */
export function Section({ id, title, help, extra, children }: Props) {
  return (
    <section className="card" id={id} aria-labelledby={`${id}-title`} tabIndex={-1}>
      <div className="card-head">
        <div className="row">
          <h2 id={`${id}-title`}>{title}</h2>
          {help && <TermHelp name={help} />}
        </div>
        {extra}
      </div>
      {children}
    </section>
  );
}

export interface Fact {
  label: string;
  value: ReactNode;
}

export function Facts({ facts }: { facts: readonly (Fact | false | undefined)[] }) {
  return (
    <dl className="facts">
      {facts.map(
        (fact) =>
          fact && (
            <div key={fact.label} className="fact">
              <dt>{fact.label}</dt>
              <dd>{fact.value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

import { type Breach, breach, breachesOf } from './decision.ts';

/** 涉及国家秘密的政务信息化项目,按有关规定另行办理。 Asked first; nothing of such a project is taken in (R13). */
export function decideStateSecret(facts: { involvesStateSecrets: boolean }): Breach[] {
  return breachesOf(
    facts.involvesStateSecrets &&
      breach(
        'stateSecret',
        3,
        '涉及国家秘密的项目按有关规定另行办理,请勿在本系统填写',
        'involvesStateSecrets',
      ),
  );
}

/** R13: all that may be stored or logged of a refused project. */
export interface StateSecretRefusal {
  outcome: 'refused';
  unitId: string;
  at: string;
}

export function stateSecretRefusal(unitId: string, at: string): StateSecretRefusal {
  return { outcome: 'refused', unitId, at };
}

/** 实行建设和运维全口径备案制度: every project, operation and maintenance too, has a filing number. */
export function filingNumber(year: number, sequence: number): string {
  return `ZC-${year}-${String(sequence).padStart(4, '0')}`;
}

export function isFilingNumber(text: string): boolean {
  return /^ZC-\d{4}-\d{4,6}$/.test(text);
}

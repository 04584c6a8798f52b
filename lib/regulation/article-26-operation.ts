import { type Breach, breach, breachesOf } from './decision.ts';

/** 应建立完善政务信息化项目运行维护管理制度: asked for before operation money. */
export function decideOperationMoney(facts: { operationRulesAvailable: boolean }): Breach[] {
  return breachesOf(
    !facts.operationRulesAvailable &&
      breach(
        'operationRulesMissing',
        26,
        '请先上传运行维护管理制度,再申请运维经费',
        'documents.operationRules',
      ),
  );
}

import { type Breach, breach, breachesOf } from './decision.ts';

export interface DataSharing {
  /** 将项目信息资源目录纳入市政务信息资源共享交换平台; a project with a confirmed no-data statement has nothing to put there. */
  catalogOnPlatform: boolean;
  sharingMet: boolean;
}

/** 对不按要求共享开放数据资源的,不得通过项目竣工验收: whatever the score. */
export function decideAcceptance24(facts: DataSharing): Breach[] {
  return breachesOf(
    !facts.catalogOnPlatform &&
      breach(
        'catalogNotOnPlatform',
        24,
        '信息资源目录尚未纳入市政务信息资源共享交换平台,不得通过验收',
        'catalog',
      ),
    !facts.sharingMet && breach('sharingNotMet', 24, '未按要求共享开放数据资源,不得通过验收', 'sharing'),
  );
}

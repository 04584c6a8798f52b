interface Term {
  /** In a clerk's words. */
  text: string;
  article: number | null;
}

/** Words that a person who does this twice a year has to look up. */
export const terms = {
  期限与义务: {
    text: '本办法要求按期办理的每一件事:什么时候到期、为什么是这一天、现在办到哪一步。',
    article: null,
  },
  资金能否支付: {
    text: '未经验收的项目,不予拨付后续建设资金和运行维护经费。这里说明三类资金今天能不能付,以及原因。',
    article: 25,
  },
  三方对照: {
    text: '批复的概算、签订的合同、已经支付的资金,三个数放在一起比较,支付不能超过前两者。',
    article: 18,
  },
  政务信息资源目录: {
    text: '项目产生和使用哪些数据、怎样共享。资源目录是审批的必备条件,验收前须纳入共享交换平台。',
    article: 6,
  },
  材料: {
    text: '每个阶段应当上传的文件。校验通过(可用)的才算数;没有扫描病毒的会注明“未扫描”。',
    article: 7,
  },
  违规记录: {
    text: '逾期办理、超出规定的情形。补办之后记录仍然保留,供审计查看。',
    article: 33,
  },
  主体责任书: {
    text: '建设单位对项目建设、数据共享、资金使用负主体责任的承诺,签订之后才能采购、签合同、用钱。',
    article: 8,
  },
  调整与变更: {
    text: '不超概算、不改目标、调整额不超过概算总投资 15%,且属于规定情形的,可以自行调整并备案;其余的须申请变更。',
    article: 15,
  },
  季度报告: {
    text: '每季度结束前报送建设进度和资金使用情况;没有可报的内容也要报,叫“零报告”。',
    article: 17,
  },
  安全答复: {
    text: '安全可靠产品、网络安全等级保护、密码应用(密评)等问题,验收之前都要答复;答复为“否”的须写明处理决定。',
    article: 30,
  },
  延期与验收: {
    text: '项目完工后三个月内申请竣工验收;不能按期的,在到期之前申请延期。',
    article: 22,
  },
  自评价与绩效: {
    text: '验收并投入使用满一年后,两年之内报送自评价报告;绩效评价的结果作为以后安排资金的依据。',
    article: 27,
  },
} as const satisfies Record<string, Term>;
export type TermName = keyof typeof terms;

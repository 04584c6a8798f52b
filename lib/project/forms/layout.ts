import type { FormName } from './form.ts';

/**
 * How a form is laid out, once for both papers: the PDF draws it with its values, and the shipped Word template is made
 * from it with the names in their places. Names are those of the filled form.
 */
export interface Cell {
  label: string;
  /** `{name}` stands for a value. */
  text: string;
  /** Room for at least so many lines; one unless said. */
  lines?: number;
}

export interface Column {
  header: string;
  name: string;
  /** Share of the width. */
  share: number;
  align?: 'right' | 'center';
}

export type Block =
  /** A table of labels and values: one or two cells a row. */
  | { kind: 'grid'; rows: readonly (readonly Cell[])[] }
  /** A table with a row for each entry of a list; `heading` stands above it. */
  | { kind: 'list'; heading: string; list: string; columns: readonly Column[] }
  /** A paragraph; `{name}` stands for a value. */
  | { kind: 'text'; text: string; align?: 'right' | 'center' }
  /** Room for an opinion, closed with who signs it. */
  | { kind: 'opinion'; label: string; name?: string; lines: number; signs: readonly string[] };

const cell = (label: string, name = label): Cell => ({ label, text: `{${name}}` });
const long = (label: string, lines: number, name = label): Cell => ({ ...cell(label, name), lines });
/** An amount, and the same in words. */
const money = (name: string): Cell[] => [{ label: name, text: `{${name}}　大写：{${name}大写}` }];

const head: Cell[][] = [
  [cell('项目名称')],
  [cell('备案号'), cell('建设单位')],
  [cell('项目类型'), cell('资金来源')],
  [cell('项目负责人'), cell('联系电话')],
];
const approved: Cell[][] = [[cell('批复文号'), cell('批复日期')], money('批复概算')];

const SIGNED = '（盖章）　　　　　　年　　月　　日';
const signedBy = (...people: string[]) => [people.map((p) => `${p}（签字）：　　　　　　`).join(''), SIGNED];
const unit: Block = {
  kind: 'opinion',
  label: '建设单位意见',
  lines: 3,
  signs: signedBy('经办人', '单位负责人'),
};
const bureau = (name?: string): Block => ({
  kind: 'opinion',
  label: '市大数据工作主管部门意见',
  ...(name ? { name } : {}),
  lines: 3,
  signs: signedBy('审核人', '负责人'),
});

const lineColumns = (before: string, after: string): Column[] => [
  { header: '序号', name: '序号', share: 8, align: 'center' },
  { header: '明细名称', name: '名称', share: 32 },
  { header: `${before}（元）`, name: before, share: 20, align: 'right' },
  { header: `${after}（元）`, name: after, share: 20, align: 'right' },
  { header: '增减（元）', name: '增减', share: 20, align: 'right' },
];

const receipts: Block = {
  kind: 'list',
  heading: '签收情况',
  list: '签收',
  columns: [
    { header: '接收单位', name: '接收单位', share: 44 },
    { header: '签收人', name: '签收人', share: 28, align: 'center' },
    { header: '签收日期', name: '签收日期', share: 28, align: 'center' },
  ],
};

export const layouts: Record<FormName, readonly Block[]> = {
  responsibilityPledge: [
    { kind: 'grid', rows: [...head, [cell('计划完成日期')], ...approved] },
    {
      kind: 'text',
      text: '根据《诸城市政务信息化项目建设管理办法》第八条，本单位作为“{项目名称}”的建设单位，对项目建设、数据共享、资金使用承担主体责任，并作如下承诺：',
    },
    {
      kind: 'text',
      text: '一、项目建设责任。严格按照批复的建设目标、建设内容、投资规模和工期组织实施，未经批准不擅自变更；按时备案合同、报送季度报告、申请竣工验收。',
    },
    {
      kind: 'text',
      text: '二、数据共享责任。编制并及时更新政务信息资源目录，将应共享的数据纳入市政务信息资源共享交换平台；不能满足共享要求的，不申请通过验收。',
    },
    {
      kind: 'text',
      text: '三、资金使用责任。专款专用，不截留、不挪用；按合同和进度支付，节余资金按原渠道退回；接受财政、审计和大数据工作主管部门监督。',
    },
    { kind: 'text', text: '本责任书自签字盖章之日起生效。' },
    { kind: 'opinion', label: '责任单位', lines: 2, signs: signedBy('项目负责人', '单位负责人') },
  ],
  contractFiling: [
    {
      kind: 'grid',
      rows: [
        ...head,
        ...approved,
        [cell('采购组织形式'), cell('采购方式')],
        [cell('合同名称')],
        [cell('供应商')],
        [cell('合同类别'), cell('原合同')],
        money('合同金额'),
        money('累计合同金额'),
        [cell('签订日期'), cell('备案日期')],
        [long('备案材料', 3)],
      ],
    },
    unit,
    bureau(),
  ],
  adjustmentFiling: [
    {
      kind: 'grid',
      rows: [
        ...head,
        ...approved,
        [cell('调整日期'), cell('备案日期')],
        [cell('调整情形')],
        [cell('依据层级'), cell('依据文号')],
        [long('调整事由', 4)],
      ],
    },
    { kind: 'list', heading: '调整前后明细', list: '明细', columns: lineColumns('调整前', '调整后') },
    {
      kind: 'grid',
      rows: [
        money('本次调整额'),
        [cell('本次占概算比例', '本次占比'), cell('自行调整上限')],
        money('累计调整额'),
        [cell('累计占概算比例', '累计占比')],
      ],
    },
    unit,
    bureau(),
  ],
  changeApplication: [
    {
      kind: 'grid',
      rows: [
        ...head,
        [cell('批复文号'), cell('批复日期')],
        [cell('申请日期')],
        [long('变更事由', 4)],
        [long('原建设目标', 2)],
        [long('变更后目标', 2, '变更后建设目标')],
        money('原概算'),
        money('变更后概算'),
        [cell('概算增减', '增减额')],
      ],
    },
    { kind: 'list', heading: '变更前后明细', list: '明细', columns: lineColumns('变更前', '变更后') },
    unit,
    bureau('审核意见'),
    { kind: 'grid', rows: [[cell('决定文号'), cell('决定日期')]] },
  ],
  quarterlyReport: [
    { kind: 'text', text: '{季度}', align: 'center' },
    {
      kind: 'grid',
      rows: [
        ...head,
        [cell('报告类型'), cell('完成比例')],
        [long('建设进度', 4)],
        [long('重要节点', 2)],
        money('批复概算'),
        money('累计到位资金'),
        money('累计合同金额'),
        money('累计支付资金'),
        [cell('支付占概算'), cell('更正原因')],
        [long('偏差和原因', 2)],
        [long('存在的问题', 2)],
        [long('下季度计划', 2)],
        [cell('报送人'), cell('报送日期')],
      ],
    },
    receipts,
    unit,
  ],
  extensionApplication: [
    {
      kind: 'grid',
      rows: [
        ...head,
        ...approved,
        [cell('完工日期'), cell('申请日期')],
        [cell('原验收期限'), cell('拟验收日期')],
        [long('延期原因', 4)],
        [long('采取措施', 4)],
      ],
    },
    unit,
    bureau('审核意见'),
    { kind: 'grid', rows: [[cell('批准期限'), cell('决定日期')]] },
  ],
  acceptanceApplication: [
    {
      kind: 'grid',
      rows: [
        ...head,
        ...approved,
        [cell('完工日期'), cell('申请期限')],
        [long('建设目标', 2)],
        [long('建设内容', 3)],
        money('合同总额'),
        money('已支付'),
      ],
    },
    {
      kind: 'list',
      heading: '合同履行情况',
      list: '合同',
      columns: [
        { header: '序号', name: '序号', share: 7, align: 'center' },
        { header: '合同名称', name: '合同名称', share: 24 },
        { header: '供应商', name: '供应商', share: 21 },
        { header: '金额（元）', name: '合同金额', share: 18, align: 'right' },
        { header: '签订日期', name: '签订日期', share: 15, align: 'center' },
        { header: '完成日期', name: '完成日期', share: 15, align: 'center' },
      ],
    },
    {
      kind: 'grid',
      rows: [
        [cell('目录平台编号'), cell('目录纳入日期')],
        [cell('数据共享达标', '数据共享'), cell('等级保护级别', '等保级别')],
        [cell('等级保护备案', '等保备案'), cell('等级测评', '等保测评')],
      ],
    },
    {
      kind: 'list',
      heading: '安全可靠、密码应用和安全审查情况',
      list: '安全',
      columns: [
        { header: '条款', name: '条款', share: 14, align: 'center' },
        { header: '事项', name: '事项', share: 42 },
        { header: '答复', name: '答复', share: 18, align: 'center' },
        { header: '处理决定', name: '处理决定', share: 26 },
      ],
    },
    {
      kind: 'list',
      heading: '验收材料',
      list: '材料',
      columns: [
        { header: '序号', name: '序号', share: 12, align: 'center' },
        { header: '材料', name: '材料', share: 58 },
        { header: '状态', name: '状态', share: 30, align: 'center' },
      ],
    },
    { kind: 'text', text: '本单位承诺所报材料真实、完整，项目已按批复内容建成，现申请竣工验收。' },
    unit,
    bureau(),
  ],
  selfEvaluation: [
    {
      kind: 'grid',
      rows: [
        ...head,
        ...approved,
        [cell('验收日期'), cell('投入使用日期')],
        [long('建设目标', 2)],
        [long('建设内容', 3)],
        money('合同总额'),
        money('已支付'),
        money('决算金额'),
        [cell('节余资金'), cell('已退回节余')],
        [long('自评价结论', 10)],
        [cell('报送人'), cell('报送日期')],
      ],
    },
    receipts,
    unit,
  ],
};

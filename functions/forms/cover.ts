import type { PackagedFile } from '../../lib/documents/acceptance-package.ts';
import { pdfOf } from '../../lib/forms/pdf.ts';
import { commonValues } from '../../lib/project/forms/common.ts';
import type { Block } from '../../lib/project/forms/layout.ts';
import { dayOfSignature, words } from '../../lib/project/forms/words.ts';
import type { Project } from '../../lib/project/project.ts';

const layout: readonly Block[] = [
  {
    kind: 'grid',
    rows: [
      [{ label: '项目名称', text: '{项目名称}' }],
      [
        { label: '备案号', text: '{备案号}' },
        { label: '建设单位', text: '{建设单位}' },
      ],
      [{ label: '批复概算', text: '{批复概算}　大写：{批复概算大写}' }],
      [
        { label: '批复文号', text: '{批复文号}' },
        { label: '批复日期', text: '{批复日期}' },
      ],
      [
        { label: '验收结论', text: '{验收结论}' },
        { label: '验收日期', text: '{验收日期}' },
      ],
      [{ label: '潍坊回执编号', text: '{回执编号}' }],
    ],
  },
  {
    kind: 'list',
    heading: '材料清单',
    list: '文件',
    columns: [
      { header: '序号', name: '序号', share: 7, align: 'center' },
      { header: '材料', name: '材料', share: 17 },
      { header: '文件', name: '文件', share: 26 },
      { header: '大小(字节)', name: '大小', share: 14, align: 'right' },
      { header: '校验值', name: '校验值', share: 36 },
    ],
  },
  {
    kind: 'text',
    text: '本材料包由建设单位自行上传至潍坊市政务信息化项目管理系统，本系统不代为报送；上传后请将取得的回执编号登记到本系统（第二十三条）。',
  },
  {
    kind: 'opinion',
    label: '建设单位',
    lines: 2,
    signs: ['经办人（签字）：　　　　　　（盖章）　　　　年　　月　　日'],
  },
];

/** 封面: what the package is of, and every file with both of its hashes. */
export const coverOf = (project: Project, files: readonly PackagedFile[], at: string, today: string) =>
  pdfOf(
    {
      title: '验收备案材料封面',
      fileName: '封面',
      draft: false,
      values: {
        ...commonValues(project, today),
        验收结论: words(project.acceptanceResult?.opinion),
        验收日期: dayOfSignature(project.acceptanceResult?.cosigned),
        回执编号: words(project.acceptanceFiling?.receiptNumber),
      },
      lists: {
        文件: files.map(({ label, fileName, sizeBytes, sha256, sm3 }, i) => ({
          序号: String(i + 1),
          材料: label,
          文件: fileName,
          大小: sizeBytes.toLocaleString('en-US'),
          校验值: `SHA-256 ${sha256}\nSM3 ${sm3}`,
        })),
      },
    },
    layout,
    at,
  );

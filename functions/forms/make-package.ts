import { shanghaiDay } from '../../lib/calendar/days.ts';
import { acceptancePackageOf, makeAcceptancePackage } from '../../lib/documents/acceptance-package.ts';
import { bundleFunction } from '../make-bundle.ts';
import { coverOf } from './cover.ts';

/** A large package was asked for → it is made, and who asked is told by mail. */
export const handler = bundleFunction({
  asked: 'acceptancePackageRequested',
  bundleOf: acceptancePackageOf,
  make: (project, bundle, time) =>
    makeAcceptancePackage(project, bundle, (files) => coverOf(project, files, time, shanghaiDay(time))),
  noticeOf: ({ projectId, fields, filingNumber }, { files }) => ({
    subject: `【验收备案材料包已备好】${fields.name}`,
    lines: [
      `项目:${fields.name}(备案号 ${filingNumber})`,
      `验收备案材料包已备好,共 ${files} 个文件。请在项目页「延期与验收」处下载,由本单位自行上传至潍坊市政务信息化项目管理系统,并登记回执编号(第二十三条)。`,
    ],
    path: `/projects/${projectId}#acceptance`,
    action: '下载材料包',
  }),
});

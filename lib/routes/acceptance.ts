import * as z from 'zod/mini';
import { later } from '../later.ts';
import { commands } from '../project/commands/index.ts';
import { none, post, type RouteTable } from './route.ts';

export const acceptanceRoutes = {
  applyExtension: post(
    'applyExtension',
    'extensions',
    'acceptance',
    '申请延期验收',
    commands.applyExtension.input,
    201,
  ),
  decideExtension: post(
    'decideExtension',
    'extensions/{extensionId}/decision',
    'acceptance',
    '决定延期',
    later(() => z.omit(commands.decideExtension.input(), { extensionId: true })),
  ),
  registerCatalog: post(
    'registerCatalog',
    'catalog-registration',
    'acceptance',
    '登记目录纳入平台',
    commands.registerCatalog.input,
  ),
  confirmSharing: post(
    'confirmSharing',
    'catalog-registration/confirmation',
    'acceptance',
    '确认数据共享',
    commands.confirmSharing.input,
  ),
  answerSecurity: post(
    'answerSecurity',
    'security-answers',
    'acceptance',
    '填写安全答复',
    commands.answerSecurity.input,
  ),
  applyAcceptance: post(
    'applyAcceptance',
    'acceptance-applications',
    'acceptance',
    '申请竣工验收',
    none,
    201,
  ),
  startAcceptanceReview: post(
    'startAcceptanceReview',
    'acceptance-review',
    'acceptance',
    '组织验收',
    commands.startAcceptanceReview.input,
  ),
  orderAcceptanceRectification: post(
    'orderAcceptanceRectification',
    'acceptance-rectifications',
    'acceptance',
    '验收整改',
    commands.orderAcceptanceRectification.input,
    201,
  ),
  concludeAcceptance: post(
    'concludeAcceptance',
    'acceptance-results',
    'acceptance',
    '作出验收结论',
    commands.concludeAcceptance.input,
    201,
  ),
  cosignAcceptance: post(
    'cosignAcceptance',
    'acceptance-results/cosignature',
    'acceptance',
    '会签验收',
    none,
  ),
  fileAcceptance: post(
    'fileAcceptance',
    'acceptance-filing',
    'acceptance',
    '登记验收备案',
    commands.fileAcceptance.input,
  ),
} as const satisfies RouteTable;

import * as z from 'zod/mini';
import { later } from '../later.ts';
import { commands } from '../project/commands/index.ts';
import { none, post, type RouteTable } from './route.ts';

export const filingRoutes = {
  signPledge: post('signPledge', 'pledge', 'filing', '签订主体责任书', commands.signPledge.input),
  startTender: post('startTender', 'tender', 'filing', '启动采购', commands.startTender.input),
  handOver: post('handOver', 'handover', 'filing', '移交中标结果', commands.handOver.input),
  confirmHandover: post('confirmHandover', 'handover/confirmation', 'filing', '确认移交', none),
  recordContract: post(
    'recordContract',
    'contracts',
    'filing',
    '登记并备案合同',
    commands.recordContract.input,
    201,
  ),
  fileContract: post(
    'fileContract',
    'contracts/{contractId}/filing',
    'filing',
    '备案已登记的合同',
    later(() => z.omit(commands.fileContract.input(), { contractId: true })),
  ),

  completeContract: post(
    'completeContract',
    'contracts/{contractId}/completion',
    'filing',
    '登记合同完成',
    later(() => z.omit(commands.completeContract.input(), { contractId: true })),
  ),
} as const satisfies RouteTable;

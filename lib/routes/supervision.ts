import * as z from 'zod/mini';
import { commands } from '../project/commands/index.ts';
import { none, post, type RouteTable } from './route.ts';

export const supervisionRoutes = {
  reportMajorEvent: post(
    'reportMajorEvent',
    'major-events',
    'supervision',
    '报告重大情况',
    commands.reportMajorEvent.input,
    201,
  ),
  orderRectification: post(
    'orderRectification',
    'rectifications',
    'supervision',
    '责令整改',
    commands.orderRectification.input,
    201,
  ),
  respondRectification: post(
    'respondRectification',
    'rectifications/{rectificationId}/response',
    'supervision',
    '答复整改',
    z.omit(commands.respondRectification.input, { rectificationId: true }),
  ),
  recheckRectification: post(
    'recheckRectification',
    'rectifications/{rectificationId}/recheck',
    'supervision',
    '复查整改',
    z.omit(commands.recheckRectification.input, { rectificationId: true }),
  ),
  suspend: post('suspend', 'suspension', 'supervision', '暂停建设', commands.suspend.input),
  resume: post('resume', 'resumption', 'supervision', '恢复建设', commands.resume.input),
  proposeTermination: post(
    'proposeTermination',
    'termination',
    'supervision',
    '提出终止',
    commands.proposeTermination.input,
  ),
  cosignTermination: post('cosignTermination', 'termination/cosignature', 'supervision', '会签终止', none),
  noteAuditOpinion: post(
    'noteAuditOpinion',
    'audit-opinions',
    'supervision',
    '登记审计意见',
    commands.noteAuditOpinion.input,
    201,
  ),
  requestInformation: post(
    'requestInformation',
    'information-requests',
    'supervision',
    '调取资料',
    commands.requestInformation.input,
    201,
  ),
  giveInformation: post(
    'giveInformation',
    'information-requests/{requestId}/response',
    'supervision',
    '答复资料调取',
    z.omit(commands.giveInformation.input, { requestId: true }),
  ),
  correct: post('correct', 'corrections', 'supervision', '更正', commands.correct.input, 201),
} as const satisfies RouteTable;

import type { Procedure } from '../procedure.ts'
import { r20 } from './cite.ts'
import { consumerRoutes } from './consumer-routes.ts'
import { groundsOf } from './ground.ts'
import { caseDecision, reportVerification, verificationPauses } from './penalty.limits.ts'
import { named } from './titles.ts'

const plain = { extensions: [], pauses: [] } as const

/**
 * 市场监督管理投诉举报处理暂行办法 (总局令第20号), for what was received up to 2026-04-14. Articles 14, 21 and 31 were read;
 * the numbers marked `confirmed: false` follow from the order of the articles and are to be checked before printing.
 */
export const r20Procedure: Procedure = {
  id: 'R20',
  title: { zh: '市场监督管理投诉举报处理暂行办法', en: 'Interim measures for complaints and tip-offs (2019)' },
  order: '总局令第20号',
  inForceFrom: '2020-01-01',
  weekendLastDayRolls: true,
  dayCounting: null,
  limits: {
    acceptance: {
      kind: 'acceptance',
      ...named.acceptance,
      article: r20(14),
      days: 7,
      unit: 'working',
      ...plain,
      confirmed: true,
    },
    mediation: {
      kind: 'mediation',
      ...named.mediation,
      article: r20(21, 5),
      days: 45,
      unit: 'working',
      extensions: [],
      pauses: [
        { cause: 'appraisal', article: r20(20) },
        { cause: 'recusal', article: r20(19) },
      ],
      confirmed: false,
    },
    terminationNotice: {
      kind: 'terminationNotice',
      ...named.terminationNotice,
      article: r20(21),
      days: 7,
      unit: 'working',
      ...plain,
      confirmed: true,
    },
    clueVerification: {
      kind: 'clueVerification',
      ...named.clueVerification,
      article: r20(23),
      days: 15,
      unit: 'working',
      extensions: [{ article: r20(23), by: 'head', atMost: 15 }],
      pauses: verificationPauses,
      confirmed: false,
    },
    reportVerification,
    caseDecision,
    realNameNotice: {
      kind: 'realNameNotice',
      ...named.realNameNotice,
      article: r20(31),
      days: 5,
      unit: 'working',
      ...plain,
      confirmed: true,
    },
    interceptionWindow: {
      kind: 'interceptionWindow',
      ...named.interceptionWindow,
      article: r20(14),
      days: 5,
      unit: 'working',
      ...plain,
      ownRule: true,
      confirmed: true,
    },
    jurisdictionDispute: {
      kind: 'jurisdictionDispute',
      ...named.jurisdictionDispute,
      article: r20(29),
      days: 7,
      unit: 'working',
      ...plain,
      confirmed: false,
    },
  },
  restartOnNewFacts: null,
  identity: null,
  reporterNotice: r20(31),
  notAccept: groundsOf(r20, 15, [
    '不属于市场监管部门职责，或本机关没有处理权限',
    '法院、仲裁、行政机关、消费者协会或其他依法成立的调解组织已受理或处理过同一争议',
    '非为生活消费需要，或不能证明存在消费者权益争议',
    '知道或应当知道权益受侵害之日起超过三年',
    '未提供规定的材料',
    '法律、法规、规章规定的其他情形',
  ]),
  terminate: groundsOf(r20, 21, [
    '撤回投诉或自行和解',
    '对委托检验、鉴定的机构或费用无法协商一致',
    '无正当理由不参加调解，或被投诉人明确拒绝调解',
    '明确表示无法达成调解协议',
    '受理之日起四十五个工作日内未达成协议',
    '受理后发现第十五条情形',
    '其他应当终止的情形',
  ]),
  groundsConfirmed: false,
  consumerRoutes,
}

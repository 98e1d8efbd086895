import type { Procedure } from '../procedure.ts'
import { r121 } from './cite.ts'
import { consumerRoutes } from './consumer-routes.ts'
import { groundsOf } from './ground.ts'
import { caseDecision, reportVerification, verificationPauses } from './penalty.limits.ts'
import { named } from './titles.ts'

const plain = { extensions: [], pauses: [], confirmed: true } as const

/** 市场监督管理投诉举报处理办法 (总局令第121号), in force from 2026-04-15. */
export const r121Procedure: Procedure = {
  id: 'R121',
  title: { zh: '市场监督管理投诉举报处理办法', en: 'Measures for complaints and tip-offs (2025)' },
  order: '总局令第121号',
  inForceFrom: '2026-04-15',
  weekendLastDayRolls: true,
  dayCounting: r121(45),
  limits: {
    acceptance: { kind: 'acceptance', ...named.acceptance, article: r121(15), days: 7, unit: 'working', ...plain },
    mediation: {
      kind: 'mediation',
      ...named.mediation,
      article: r121(23, 5),
      days: 60,
      unit: 'calendar',
      extensions: [],
      pauses: [
        { cause: 'appraisal', article: r121(22) },
        { cause: 'recusal', article: r121(21) },
      ],
      confirmed: true,
    },
    terminationNotice: {
      kind: 'terminationNotice',
      ...named.terminationNotice,
      article: r121(23),
      days: 7,
      unit: 'working',
      ...plain,
    },
    clueVerification: {
      kind: 'clueVerification',
      ...named.clueVerification,
      article: r121(27),
      days: 15,
      unit: 'working',
      extensions: [{ article: r121(27), by: 'head', atMost: 15 }],
      pauses: verificationPauses,
      confirmed: true,
    },
    reportVerification,
    caseDecision,
    realNameNotice: {
      kind: 'realNameNotice',
      none: `${r121(36)}不再规定五个工作日告知实名举报人，只在法律、法规、规章另有规定时告知，请按该规定办理。`,
    },
    // Two working days stay for the decision that Art. 15 asks for whatever a lane does.
    interceptionWindow: {
      kind: 'interceptionWindow',
      ...named.interceptionWindow,
      article: r121(15),
      days: 5,
      unit: 'working',
      ...plain,
      ownRule: true,
    },
    jurisdictionDispute: {
      kind: 'jurisdictionDispute',
      ...named.jurisdictionDispute,
      article: r121(33),
      days: 7,
      unit: 'working',
      ...plain,
    },
  },
  restartOnNewFacts: r121(35),
  identity: r121(10),
  reporterNotice: r121(36),
  notAccept: groundsOf(r121, 16, [
    '不属于市场监管部门职责，或本机关不具有处理权限',
    '法院、仲裁机构、市场监管部门或其他行政机关、消费者协会已经受理或处理过同一争议',
    '非为生活消费需要，或不能证明存在消费者权益争议',
    '知道或应当知道权益受侵害之日起超过三年',
    '未提供规定材料或提供虚假材料',
    '冒用他人名义或拒不配合核验真实身份',
    '法律、法规、规章规定的其他情形',
  ]),
  terminate: groundsOf(r121, 23, [
    '撤回投诉或自行和解',
    '无正当理由不参加调解，或明确拒绝调解',
    '明确表示无法达成调解协议',
    '对鉴定、检测费用承担无法协商一致',
    '受理之日起六十日内未达成协议',
    '受理后发现第十六条、第四十二条情形',
    '死亡或主体资格灭失',
    '其他应当终止的情形',
  ]),
  groundsConfirmed: true,
  consumerRoutes,
}

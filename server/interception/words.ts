import { districtIso } from '../contract/time.ts'
import type { LaneResult } from './known.ts'
import type { Verb } from './order.ts'
import type { Step } from './step.ts'
import type { State } from './matter.ts'

/** What a state is called on the desk. */
export const stateNames: Readonly<Record<State, string>> = {
  received: '已登记',
  atDesk: '在坐席',
  inLane: '在通道',
  settled: '已办结',
  accepted: '已受理',
  notAccepted: '不予受理',
  dispatched: '已分派监管所',
  mediating: '调解中',
  paused: '中止调解',
  agreed: '已达成调解协议',
  terminated: '已终止调解',
  closed: '已结案',
  reopened: '已重新打开',
  merged: '已合并',
  withdrawn: '已撤回',
  split: '已拆分',
  verifying: '核查中',
  filed: '已立案',
  notFiled: '不予立案',
  decided: '案件已决定',
}

/** How a lane's attempt ended, as a sentence needs it. */
export const resultNames: Readonly<Record<LaneResult, string>> = {
  settled_paid: '和解并履行',
  settled_pending: '和解待履行',
  advance_paid: '先行赔付',
  agreement_signed: '签订协议',
  not_settled: '未和解',
  no_reply: '未答复',
  refused: '拒绝',
  not_consented: '未同意调解',
  withdrawn: '投诉人撤回',
  merged_duplicate: '重复并案',
  not_accepted: '不予受理',
  referred_out: '转出',
}
export const resultsText = (results: readonly LaneResult[]): string =>
  results.map((each) => resultNames[each]).join('、')

/** What happened, as a sentence needs it. */
export const stepNames: Readonly<Record<Step['what'], string>> = {
  received: '登记',
  taken: '由坐席接手',
  learned: '补充情况',
  consentRecorded: '记录调解意愿',
  routed: '转入通道',
  contacted: '联系双方',
  returned: '退回中心',
  settlementReported: '报告和解，待投诉人确认',
  settled: '办结',
  accepted: '受理',
  notAccepted: '决定不予受理',
  dispatched: '分派监管所',
  mediationBegun: '开始调解',
  paused: '中止调解',
  resumed: '恢复调解',
  agreed: '达成调解协议',
  terminated: '终止调解',
  closed: '结案',
  reopened: '重新打开',
  merged: '合并',
  withdrawn: '撤回',
  clueFound: '发现违法线索',
  split: '拆分为投诉和举报',
  filed: '立案',
  notFiled: '决定不予立案',
  verificationExtended: '延长核查',
  factsAdded: '补充新事实',
  recounted: '按新公布的放假安排重算期限',
  caseDecided: '作出案件决定',
  caseExtended: '延长办案期限',
  reporterTold: '告知举报人',
}

/** What an order is called when it is refused. */
export const verbNames: Readonly<Record<Verb, string>> = {
  take: '接手',
  learn: '补充情况',
  consent: '记录调解意愿',
  route: '转入通道',
  settle: '办结',
  confirm: '确认和解',
  contact: '记录联系情况',
  returnToDesk: '退回中心',
  accept: '受理',
  notAccept: '不予受理',
  dispatch: '分派',
  mediate: '开始调解',
  pause: '中止调解',
  resume: '恢复调解',
  agree: '达成协议',
  terminate: '终止调解',
  close: '结案',
  reopen: '重新打开',
  merge: '合并',
  withdraw: '撤回',
  foundClue: '移交线索',
  split: '拆分',
  file: '立案',
  notFile: '不予立案',
  extendVerification: '延长核查',
  addFacts: '补充新事实',
  decideCase: '作出案件决定',
  extendCase: '延长办案期限',
  notify: '告知举报人',
}

/** A moment (epoch ms) as a sentence says it, district time to the minute. */
export const momentText = (at: number) => districtIso(at).slice(0, 16).replace('T', ' ')

import type { ClockKind, Wording } from '../limit.ts'

/** What each clock is called, and from which moment it runs; the same under every procedure. */
export const named: Readonly<Record<ClockKind, { readonly title: Wording; readonly from: Wording }>> = {
  acceptance: {
    title: { zh: '受理决定', en: 'Decision to accept' },
    from: { zh: '收到投诉', en: 'complaint received' },
  },
  mediation: { title: { zh: '调解', en: 'Mediation' }, from: { zh: '受理投诉', en: 'complaint accepted' } },
  terminationNotice: {
    title: { zh: '终止调解告知', en: 'Notice of termination' },
    from: { zh: '作出终止调解决定', en: 'decision to end mediation' },
  },
  clueVerification: {
    title: { zh: '调解中线索核查', en: 'Verification of a clue found in mediation' },
    from: { zh: '发现线索', en: 'clue found' },
  },
  reportVerification: {
    title: { zh: '举报核查', en: 'Verification of a tip-off' },
    from: { zh: '收到举报', en: 'tip-off received' },
  },
  caseDecision: {
    title: { zh: '案件处理决定', en: 'Decision of the case' },
    from: { zh: '立案', en: 'case filed' },
  },
  realNameNotice: {
    title: { zh: '实名举报告知', en: 'Notice to a named reporter' },
    from: { zh: '作出是否立案的决定', en: 'decision to file or not' },
  },
  interceptionWindow: {
    title: { zh: '前端拦截窗口', en: 'Interception window' },
    from: { zh: '收到投诉', en: 'complaint received' },
  },
  jurisdictionDispute: {
    title: { zh: '处理权限争议协商', en: 'Settling who is competent' },
    from: { zh: '发生争议', en: 'dispute arose' },
  },
}

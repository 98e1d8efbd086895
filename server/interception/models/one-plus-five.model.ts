import type { GovernanceModel } from '../model.ts'

const days = (amount: number, article: string | null = null) => ({ amount, unit: 'workingDays', article }) as const
const again = (what: 'unsettled' | 'sameStall' | 'sameRespondent' | 'similar', times: number, withinHours: number) =>
  ({ when: 'happenedAgain', what, times, withinHours }) as const

/** The default reading: one command centre and the front-end channels that may settle before a station is asked. */
export const onePlusFive: GovernanceModel = {
  code: 'onePlusFive',
  title: { zh: '“1+5”前端拦截', en: '“1+5” front-end interception' },
  core: {
    code: 'centre',
    title: { zh: '区局应急指挥中心（12315 坐席）', en: 'Command centre (12315 desk)' },
    colour: '#2f7de1',
  },
  lanes: [
    {
      code: 'C1',
      title: { zh: 'ODR 企业在线和解', en: 'ODR enterprise' },
      actorRole: 'odr',
      entry: [{ when: 'respondentIs', flag: 'odr' }, { when: 'noInjury' }, { when: 'amountAtMost', yuan: 50_000 }],
      limit: days(10, '在线消费纠纷解决（ODR）企业十个工作日协商期'),
      firstContact: null,
      results: ['settled_paid', 'settled_pending', 'not_settled', 'no_reply', 'withdrawn'],
      escalate: [
        { when: 'noReplyAtShare', share: 0.5 },
        { when: 'resultIs', results: ['not_settled', 'no_reply'] },
        { when: 'consumerAsks' },
        again('unsettled', 3, 720),
      ],
      colour: '#2aa198',
    },
    {
      code: 'C2',
      title: { zh: '服务站/易（e）站现场调处', en: 'Service station' },
      actorRole: 'serviceStation',
      entry: [{ when: 'respondentIs', flag: 'inCatchment' }, { when: 'bothReachable' }],
      limit: days(3),
      firstContact: null,
      results: ['settled_paid', 'agreement_signed', 'not_settled', 'refused'],
      escalate: [{ when: 'clue' }, { when: 'resultIs', results: ['refused'] }, again('sameStall', 3, 720)],
      colour: '#3fa34d',
    },
    {
      code: 'C3',
      title: { zh: '经营者首问自治', en: 'First-asked business' },
      actorRole: 'operator',
      entry: [
        {
          when: 'anyOf',
          ways: [[{ when: 'respondentIs', flag: 'pledged' }], [{ when: 'respondentIs', flag: 'inOperatorSite' }]],
        },
        { when: 'firstOnDispute' },
      ],
      limit: days(3),
      firstContact: days(1),
      results: ['settled_paid', 'advance_paid', 'not_settled', 'refused'],
      escalate: [{ when: 'ownerDenies' }, { when: 'fundEmpty' }, again('sameRespondent', 2, 168)],
      colour: '#d08b1d',
    },
    {
      code: 'C4',
      title: { zh: '人民调解/委托消委会', en: 'People’s mediation' },
      actorRole: 'mediator',
      entry: [
        { when: 'bothConsent' },
        { when: 'anyOf', ways: [[{ when: 'amountOver', yuan: 5_000 }], [{ when: 'severalFacts' }]] },
      ],
      limit: days(5),
      firstContact: null,
      results: ['agreement_signed', 'not_settled', 'refused', 'not_consented'],
      escalate: [
        { when: 'consentRefused' },
        { when: 'resultIs', results: ['not_settled', 'refused', 'not_consented'] },
        { when: 'notPerformed' },
      ],
      colour: '#8e5bd0',
    },
    {
      code: 'C5',
      title: { zh: '快速处置专席', en: 'Fast desk' },
      actorRole: 'desk',
      entry: [
        { when: 'anyOf', ways: [[{ when: 'singleFact' }, { when: 'bothReachable' }], [{ when: 'groundToRefuse' }]] },
      ],
      limit: { amount: 1, unit: 'sameDay', article: null },
      firstContact: { amount: 4, unit: 'workingHours', article: null },
      results: ['settled_paid', 'withdrawn', 'merged_duplicate', 'not_accepted', 'referred_out'],
      escalate: [{ when: 'clue' }, { when: 'injury' }, again('similar', 5, 24), { when: 'sensitiveWords' }],
      colour: '#d0485b',
    },
  ],
}

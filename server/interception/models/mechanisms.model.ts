import type { GovernanceModel } from '../model.ts'
import { plainLane } from './plain-lane.ts'

const sameDay = { amount: 1, unit: 'sameDay', article: null } as const

/** Reading C: one centre and its mechanisms. What supervises and evaluates settles nothing quickly, but may bring about a settlement. */
export const mechanisms: GovernanceModel = {
  code: 'mechanisms',
  title: { zh: '一中心五机制', en: 'One centre, five mechanisms' },
  core: { code: 'centre', title: { zh: '指挥中心', en: 'Command centre' }, colour: '#2f7de1' },
  lanes: [
    plainLane('intake', '受理', 'Intake review', 'desk', '#2aa198', {
      entry: [{ when: 'groundToRefuse' }],
      limit: sameDay,
      results: ['withdrawn', 'merged_duplicate', 'not_accepted', 'referred_out'],
    }),
    plainLane('diversion', '分流', 'Diversion to the business', 'operator', '#3fa34d', {
      entry: [{ when: 'firstOnDispute' }, { when: 'noInjury' }],
    }),
    plainLane('mediation', '调处', 'Mediation', 'mediator', '#8e5bd0', {
      entry: [{ when: 'bothConsent' }],
      limit: { amount: 5, unit: 'workingDays', article: null },
    }),
    plainLane('supervision', '督办', 'Supervised handling', 'desk', '#d08b1d', {
      entry: [{ when: 'anyOf', ways: [[{ when: 'sensitiveWords' }], [{ when: 'notPerformed' }]] }],
      limit: { amount: 2, unit: 'workingDays', article: null },
    }),
    plainLane('evaluation', '评价', 'Call-back and evaluation', 'desk', '#d0485b', {
      entry: [{ when: 'singleFact' }, { when: 'bothReachable' }],
      limit: sameDay,
    }),
  ],
}

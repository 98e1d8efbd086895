import type { GovernanceModel } from '../model.ts'
import { plainLane } from './plain-lane.ts'

/** Reading D: one bureau and the forces it calls on. The station's officer here helps the desk by phone; nothing is dispatched yet. */
export const forces: GovernanceModel = {
  code: 'forces',
  title: { zh: '一局五力量', en: 'One bureau, five forces' },
  core: { code: 'bureau', title: { zh: '区局', en: 'The bureau' }, colour: '#2f7de1' },
  lanes: [
    plainLane('stations', '监管所协助', 'Help from a station', 'desk', '#d0485b', {
      entry: [{ when: 'singleFact' }, { when: 'bothReachable' }],
      limit: { amount: 2, unit: 'workingDays', article: null },
    }),
    plainLane('grid', '网格', 'Grid workers', 'serviceStation', '#3fa34d', {
      entry: [{ when: 'respondentIs', flag: 'inCatchment' }],
    }),
    plainLane('community', '社区', 'Community', 'serviceStation', '#2aa198', {
      entry: [{ when: 'respondentIs', flag: 'inCatchment' }, { when: 'bothReachable' }],
    }),
    plainLane('thirdParty', '第三方', 'Third party', 'mediator', '#8e5bd0', {
      entry: [{ when: 'bothConsent' }],
      limit: { amount: 5, unit: 'workingDays', article: null },
    }),
    plainLane('enterprise', '企业', 'The enterprise', 'odr', '#d08b1d', {
      entry: [
        { when: 'anyOf', ways: [[{ when: 'respondentIs', flag: 'odr' }], [{ when: 'respondentIs', flag: 'pledged' }]] },
        { when: 'noInjury' },
      ],
      limit: { amount: 5, unit: 'workingDays', article: null },
    }),
  ],
}

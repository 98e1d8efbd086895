/** A way a complaint may go, named after where and how it ends. */
export type Outcome = Intercepted | ToStation

/** Ended before any station. */
export type Intercepted =
  | `${'C1' | 'C2' | 'C3' | 'C4' | 'C5'}.${'paid' | 'confirmed' | 'advance' | 'agreement' | 'withdrawn' | 'notAccepted' | 'again'}`
  | `desk.${'notAccepted' | 'withdrawn' | 'terminated' | 'agreed'}`

/** Ended by a station. */
export type ToStation =
  | 'direct'
  | 'sentFirst'
  | `failed.${'C1' | 'C2' | 'C3' | 'C5'}`
  | `ranOut.${'C1' | 'C4'}`
  | 'noConsent.C4'
  | 'late'
  | 'cameBack'

/** Shares of what is intercepted, in per mille. `again`: settled, reopened, settled once more, all before any station. */
export const interceptedShares: readonly (readonly [Intercepted, number])[] = [
  ['C1.paid', 152],
  ['C1.confirmed', 74],
  ['C1.withdrawn', 18],
  ['C1.again', 6],
  ['C2.paid', 149],
  ['C2.agreement', 52],
  ['C2.withdrawn', 11],
  ['C2.again', 5],
  ['C3.paid', 134],
  ['C3.advance', 41],
  ['C3.withdrawn', 11],
  ['C3.again', 4],
  ['C4.agreement', 112],
  ['C4.withdrawn', 7],
  ['C5.paid', 96],
  ['C5.notAccepted', 44],
  ['C5.withdrawn', 32],
  ['C5.again', 4],
  ['desk.notAccepted', 24],
  ['desk.withdrawn', 12],
  ['desk.terminated', 6],
  ['desk.agreed', 6],
]

/** Shares of the others, in per mille. `late`: the decision on acceptance came after working day 7. */
export const stationShares: readonly (readonly [ToStation, number])[] = [
  ['direct', 506],
  ['sentFirst', 96],
  ['failed.C1', 96],
  ['failed.C2', 84],
  ['failed.C3', 66],
  ['failed.C5', 24],
  ['ranOut.C1', 58],
  ['ranOut.C4', 18],
  ['noConsent.C4', 26],
  ['late', 8],
  ['cameBack', 18],
]

/** How a station ends a complaint, in weights. `outOfTime` is rare: 45 working days are long. */
export const stationEnds = [
  ['agreed', 46],
  ['noAgreement', 27],
  ['refused', 13],
  ['withdrawn', 10],
  ['outOfTime', 1],
  ['appraisal', 1.5],
  ['clue', 1.5],
] as const
export type StationEnd = (typeof stationEnds)[number][0]

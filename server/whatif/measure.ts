import type { WhatIfCount, WhatIfLane, WhatIfSide } from '../contract/what-if.ts'
import type { GovernanceModel } from '../interception/model.ts'
import {
  inDenominator,
  interceptionRate,
  rulesOf,
  shareOf,
  type Period,
  type RateRecord,
} from '../interception/rate.ts'
import type { Wording } from '../law/limit.ts'
import type { PastMatter } from './past.ts'
import { levelOf } from './level.ts'
import type { Run } from './run.ts'
import type { Stage } from './stage.ts'

/** n of d as it travels. */
export function countOf(n: number, d: number): WhatIfCount {
  const { percent } = shareOf(n, d)
  return { n, d, percent }
}

const DESK: Wording = { zh: '坐席（未经通道）', en: 'the desk, in no lane' }

/** Everything that is counted in one account: of what happened, or of one run. Times in epoch ms. */
export interface Account {
  readonly records: readonly RateRecord[]
  /** Complaints of the rate whose acceptance was decided too late. */
  readonly late: number
  readonly stays: readonly {
    readonly lane: string
    readonly from: number
    readonly left: number
    readonly closed: boolean
    readonly boundBy: 'lane' | 'window' | null
  }[]
  /** Null: nobody writes down who waits. */
  readonly waits:
    readonly { readonly lane: string; readonly from: number; readonly to: number; readonly missed: boolean }[] | null
}

/** Complaints of the rate: what the decision on acceptance is counted of. */
export const inRate = (record: RateRecord) => record.kind === 'complaint' && inDenominator(record)

/** What really happened. What is in a lane still counts as open until `asOf`. */
export function actualAccount(past: readonly PastMatter[], asOf: number): Account {
  return {
    records: past.map(({ record }) => record),
    late: past.filter(({ record, late }) => late && inRate(record)).length,
    stays: past.flatMap(({ attempts }) =>
      attempts.map(({ lane, from, left, end, boundBy }) => ({
        ...{ lane, from, boundBy },
        left: left ?? asOf,
        closed: end === 'closed',
      })),
    ),
    waits: null,
  }
}

/** What one run made of it: the records as they were, each simulated complaint with the end that the run gave it. */
export function runAccount(
  past: readonly PastMatter[],
  stage: Stage,
  { visits, waits, endings }: Run,
  asOf: number,
): Account {
  const codes = stage.lanes.map(({ lane }) => lane.code)
  const records = past.map(({ record }) => record)
  let late = 0
  for (const [nth, { past: matter, at }] of stage.matters.entries()) {
    const { closedAt, result, lane, decidedAt } = endings[nth]!
    const { record, acceptanceDue } = matter
    const { id, kind, receivedAt, ownJurisdiction, wouldBeStation, mergedInto } = record
    records[at] = {
      ...{ id, kind, receivedAt, ownJurisdiction, wouldBeStation, mergedInto, returns: [] },
      ...{ closedAt, closeResult: result, closedByLane: lane === null ? null : codes[lane]! },
      stationDispatchedAt: closedAt === null ? decidedAt : null,
    }
    const overdue = acceptanceDue !== null && (decidedAt === null ? asOf >= acceptanceDue : decidedAt >= acceptanceDue)
    if (overdue && inRate(record)) late += 1
  }
  return {
    records,
    late,
    stays: visits.map(({ lane, from, left, end, boundBy }) => ({
      ...{ lane: codes[lane]!, from, left, boundBy },
      closed: end === 'closed',
    })),
    waits: waits.map(({ lane, ...rest }) => ({ ...rest, lane: codes[lane]! })),
  }
}

/** The four figures that stand above all: n of d each, as whole numbers. */
export function headOf({ records, late, stays }: Account, period: Period, model: GovernanceModel) {
  const rate = interceptionRate(records, period, rulesOf(model))
  const complaints = records.filter(inRate).length
  const bound = stays.filter(({ boundBy }) => boundBy === 'window').length
  return {
    rate,
    gross: countOf(rate.gross.n, rate.gross.d),
    settle: countOf(rate.settle.n, rate.settle.d),
    late: countOf(late, complaints),
    atWindow: countOf(bound, stays.length),
  }
}

function laneSide(code: string, title: Wording, n: number, d: number, account: Account, period: Period): WhatIfLane {
  const stays = account.stays.filter(({ lane }) => lane === code)
  const waits = account.waits?.filter(({ lane }) => lane === code) ?? null
  const of = (list: typeof stays) => countOf(list.length, stays.length)
  const waited = waits?.filter(({ from, to, missed }) => missed || to > from) ?? []
  const missed = waited.filter((each) => each.missed).length
  const queue = levelOf(waited, period)
  return {
    ...{ lane: code, title, share: countOf(n, d) },
    inside: {
      closed: of(stays.filter(({ closed }) => closed)),
      atWindow: of(stays.filter(({ boundBy }) => boundBy === 'window')),
      atLimit: of(stays.filter(({ boundBy }) => boundBy === 'lane')),
      mostOpen: levelOf(
        stays.map(({ from, left }) => ({ from, to: left })),
        period,
      ).most,
      waiting:
        waits === null
          ? null
          : {
              waited: countOf(waited.length, stays.length + missed),
              missed: countOf(missed, waited.length),
              most: queue.most,
              mean: queue.mean.toFixed(2),
            },
    },
  }
}

/** One side of the comparison, told in full. `title` names a station. Yields between its parts. */
export function* sideOf(
  account: Account,
  period: Period,
  model: GovernanceModel,
  title: (station: string) => string,
): Generator<void, WhatIfSide> {
  const { rate, ...head } = headOf(account, period, model)
  yield
  const d = rate.gross.d
  const closedBy = new Map(rate.lanes.map(({ lane, share }) => [lane, share.n]))
  const known = new Set(model.lanes.map(({ code }) => code))
  // What a lane closed that the model has not (any more) is counted too, so that the lanes add up to the rate.
  const others = [...new Set([...closedBy.keys(), ...account.stays.map(({ lane }) => lane)])].filter(
    (lane): lane is string => lane !== null && !known.has(lane),
  )
  const lanes: WhatIfLane[] = []
  for (const lane of [...model.lanes, ...others.map((code) => ({ code, title: { zh: code, en: code } }))]) {
    lanes.push(laneSide(lane.code, lane.title, closedBy.get(lane.code) ?? 0, d, account, period))
    yield
  }
  const desk: WhatIfLane = { lane: null, title: DESK, share: countOf(closedBy.get(null) ?? 0, d), inside: null }
  const byStation = new Map<string, RateRecord[]>()
  for (const record of account.records) {
    if (record.wouldBeStation === null) continue
    const list = byStation.get(record.wouldBeStation)
    if (list) list.push(record)
    else byStation.set(record.wouldBeStation, [record])
  }
  const loads: WhatIfSide['stations'][number][] = []
  for (const [station, records] of byStation) {
    const { gross } = interceptionRate(records, period, rulesOf(model))
    loads.push({ station, title: title(station), load: countOf(gross.d - gross.n, gross.d) })
    yield
  }
  const stations = loads
    .filter(({ load }) => load.d > 0)
    .sort((a, b) => b.load.d - a.load.d || (a.station < b.station ? -1 : 1))
  return { ...head, lanes: [...lanes, desk], stations }
}

import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { commands, take, type Expected, type Room } from './commands.fixture.ts'
import { decide } from './decide.ts'
import { at, calendar, confirmation, desk, given, model, stationOfficer, type Typed } from './matter.fixture.ts'
import { ended, type Matter } from './matter.ts'
import { interceptionRate } from './rate.ts'
import { rateRecord } from './rate-record.ts'
import { timeouts } from './timeouts.ts'
import { stepNames } from './words.ts'

const start = fc.integer({ min: at('2026-03-01') / 3_600_000, max: at('2026-12-01') / 3_600_000 })
const reached = new Map<string, number>()

/** A way on from every state that is not an end. */
function wayOn({ kind, state, station, acceptedAt, clues, clocks }: Matter): Typed {
  const open = (of: string) => clocks.find((each) => each.kind === of && each.endedAt === null)
  if (kind === 'mixed') return { verb: 'split' }
  if (kind === 'tipOff') {
    if (state === 'verifying') return { verb: 'notFile', note: '查无实据' }
    if (open('caseDecision')?.state === 'paused') return { verb: 'resume' }
    if (state === 'filed') return { verb: 'decideCase', outcome: 'penalty', record: '处罚决定书' }
    return open('realNameNotice') ? { verb: 'notify', record: '短信' } : { verb: 'close' }
  }
  if (state === 'inLane') return { verb: 'returnToDesk', note: '收回' }
  if (state === 'agreed' || state === 'terminated') return { verb: 'close', notice: '短信告知' }
  if (acceptedAt !== null) return { verb: 'terminate', item: 2, note: '拒绝调解' }
  if (station !== null && clues.length % 2) return { verb: 'withdraw', confirmation }
  return { verb: 'notAccept', item: 1, note: '不属职责' }
}

function mustEnd(room: Room): void {
  for (const matter of [...room.matters.values()]) take(room, timeouts(matter, room.now, room.calendar))
  for (let steps = 0; ; steps += 1) {
    const open = [...room.matters.values()].filter(({ state }) => !ended.has(state))
    if (open.length === 0) return
    expect(steps).toBeLessThan(8)
    for (const matter of open) {
      const who = matter.station === null || matter.kind === 'tipOff' ? desk : stationOfficer
      const decided = decide(matter, given(wayOn(matter)), { who, now: room.now, model, calendar: room.calendar })
      if ('refused' in decided) throw new Error(`${matter.id} is stuck in ${matter.state}: ${decided.refused}`)
      take(room, decided.steps)
    }
  }
}

describe('whatever the desk, the lanes, the stations and the clock do', () => {
  test('no matter reaches an unlawful state, the counts always add up, and every matter comes to an end', () => {
    fc.assert(
      fc.property(start, commands, (hours, each) => {
        const room: Room = { matters: new Map(), now: hours * 3_600_000, made: 0, calendar, reached }
        const expected: Expected = { received: 0 }
        fc.modelRun(() => ({ model: expected, real: room }), each)
        mustEnd(room)
        const records = [...room.matters.values()]
          .map((matter) => rateRecord(matter, true))
          .filter((one) => one !== null)
        const { gross, net, lanes } = interceptionRate(records, { from: 0, to: Infinity })
        expect(gross.ratio === null || (gross.ratio >= 0 && gross.ratio <= 1)).toBe(true)
        expect(lanes.reduce((sum, { share }) => sum + share.n, 0)).toBe(gross.n)
        expect(net.n).toBeLessThanOrEqual(gross.n)
      }),
      { numRuns: 300 },
    )
  }, 60_000)
})

afterAll(() => {
  // A property that never gets somewhere says nothing about it.
  expect([...reached.keys()].sort()).toEqual(Object.keys(stepNames).sort())
})

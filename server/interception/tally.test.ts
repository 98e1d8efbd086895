import { describe, expect, test } from 'vitest'
import { applyAll } from './apply.ts'
import { after, all, at, confirmation, member, received, stationOfficer } from './matter.fixture.ts'
import { rateRecord } from './rate-record.ts'
import { placeOf, tally } from './tally.ts'

const accepted = () => after(received(), { verb: 'accept' })
const mediated = after(accepted(), { verb: 'mediate' })
const inLane = () => after(received(), { verb: 'route', lane: 'C1' })
const settled = () => after(inLane(), { verb: 'settle', result: 'settled_paid', confirmation }, member('odr'))

describe('every matter is counted in one place', () => {
  test.each([
    ['received', received(), 'atDesk'],
    ['in a lane', inLane(), 'inLanes'],
    ['settled', settled(), 'settled'],
    ['accepted and still here', accepted(), 'atDesk'],
    ['agreed at the centre', after(mediated, { verb: 'agree', record: '调解书' }), 'settled'],
    ['ended at the centre', after(accepted(), { verb: 'terminate', item: 2, note: '拒绝' }), 'terminatedAtCentre'],
    ['withdrawn after acceptance', after(accepted(), { verb: 'withdraw', confirmation }), 'withdrawn'],
    ['at a station', after(accepted(), { verb: 'dispatch', station: '龙城所' }), 'atStations'],
    ['a tip-off', received({ kind: 'tipOff' }), 'verifying'],
    ['a tip-off decided', after(received({ kind: 'tipOff' }), { verb: 'notFile', note: '查无实据' }), 'verifying'],
  ] as const)('%s', (_name, matter, place) => {
    expect(placeOf(matter)).toBe(place)
  })

  test('a split submission is its two halves, not three', () => {
    const halves = all(received({ kind: 'mixed' }), { verb: 'split' })
    expect(tally(halves.values())).toMatchObject({ received: 2, atDesk: 1, verifying: 1 })
  })

  test('steps of another matter are not put on this one, nor a matter begun twice', () => {
    const step = {
      what: 'taken',
      on: 'T2',
      at: at('2026-06-01'),
      by: { id: 'desk-1', role: 'deskOfficer' },
      clocks: [],
    } as const
    expect(() => applyAll(new Map([['T1', received()]]), [step])).toThrow('请核对流水')
  })
})

describe('for the rate', () => {
  test('a settlement in a lane is closed by that lane, before any station', () => {
    expect(rateRecord(settled(), true)).toMatchObject({
      ...{ closeResult: 'settled_paid', closedByLane: 'C1', stationDispatchedAt: null, wouldBeStation: '龙城所' },
    })
  })

  test('what a station ever had is a station’s, also when it came back', () => {
    const back = after(
      after(received(), { verb: 'dispatch', station: '龙城所' }),
      { verb: 'returnToDesk', note: '无权限' },
      stationOfficer,
    )
    expect(rateRecord(after(back, { verb: 'withdraw', confirmation }), true)?.stationDispatchedAt).toBe(
      at('2026-06-01'),
    )
  })

  test('a reopened matter is open again', () => {
    const again = after(settled(), { verb: 'reopen', why: '未退款' })
    expect(rateRecord(again, true)).toMatchObject({ closedAt: null, returns: [{ at: at('2026-06-01') }] })
  })

  test('a clue was received from nobody, and a split submission is its halves', () => {
    expect(rateRecord(all(received(), { verb: 'foundClue', found: '无证' }).get('T1-x1')!, true)).toBeNull()
    expect(rateRecord(all(received({ kind: 'mixed' }), { verb: 'split' }).get('T1')!, true)).toBeNull()
  })
})

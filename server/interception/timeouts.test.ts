import { describe, expect, test } from 'vitest'
import { openCalendar } from '../law/calendar/calendar.ts'
import { year2026 } from '../law/calendar/years/2026.ts'
import { applyAll } from './apply.ts'
import { after, ask, at, calendar, desk, received } from './matter.fixture.ts'
import { timeouts } from './timeouts.ts'

const inLane = (lane: string) => after(received(), { verb: 'route', lane })

describe('the house', () => {
  test('takes a matter back at the end of working day 5, not a moment before, and says when it was', () => {
    const matter = inLane('C1')
    expect(timeouts(matter, at('2026-06-09', '00:00') - 1, calendar)).toEqual([])
    const steps = timeouts(matter, at('2026-06-11'), calendar)
    expect(steps).toMatchObject([
      { what: 'returned', why: 'window', at: at('2026-06-09', '00:00'), by: { role: 'house' } },
    ])
    expect(applyAll(new Map([['T1', matter]]), steps).get('T1')).toMatchObject({ state: 'atDesk', lane: null })
  })

  test('takes it back earlier when the lane’s own limit is over', () => {
    expect(timeouts(inLane('C2'), at('2026-06-05', '00:00'), calendar)).toMatchObject([{ why: 'laneLimit' }])
  })

  test('does nothing twice, and nothing to what is in no lane', () => {
    const matter = inLane('C2')
    const late = at('2026-06-20')
    const back = applyAll(new Map([['T1', matter]]), timeouts(matter, late, calendar)).get('T1')!
    expect(timeouts(back, late, calendar)).toEqual([])
    expect(timeouts(received(), late, calendar)).toEqual([])
  })

  test('does it first when an order comes before it has looked', () => {
    const decided = ask(inLane('C2'), { verb: 'route', lane: 'C3' }, desk, at('2026-06-05', '09:00'))
    expect('steps' in decided && decided.steps.map((each) => each.what)).toEqual(['returned', 'routed'])
  })

  test('counts the window anew when a notice has made more days workdays since', () => {
    const more = openCalendar([{ ...year2026, work: [...year2026.work, '2026-06-06'] }])
    expect(timeouts(inLane('C1'), at('2026-06-07', '00:00'), calendar)).toEqual([])
    expect(timeouts(inLane('C1'), at('2026-06-08', '00:00'), more)).toMatchObject([{ why: 'window' }])
  })
})

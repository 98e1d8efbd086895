import { describe, expect, test } from 'vitest'
import { openCalendar } from '../law/calendar/calendar.ts'
import { official2027 } from '../law/calendar/official-2027.fixture.ts'
import { applyAll } from './apply.ts'
import { after, at, calendar, received } from './matter.fixture.ts'
import { clockOf } from './matter.ts'
import { recounts } from './recounts.ts'

const published = openCalendar([official2027])
const december = received({ receivedAt: at('2026-12-29') })
const soon = at('2026-12-30')

describe('when the list of a year is published', () => {
  test('a deadline that was 暂定 is counted anew and is so no more', () => {
    expect(clockOf(december, 'acceptance')).toMatchObject({ provisional: true })
    const steps = recounts(december, soon, published)
    expect(steps).toMatchObject([{ what: 'recounted', at: soon, by: { role: 'house' } }])
    const anew = applyAll(new Map([[december.id, december]]), steps).get(december.id)!
    expect(clockOf(anew, 'acceptance')).toMatchObject({ provisional: false })
    expect(anew).toMatchObject({ state: 'received', version: december.version + 1 })
    expect(recounts(anew, soon, published)).toEqual([])
  })

  test('what is over stays as it was, and what no day of it touches is left alone', () => {
    const over = after(december, { verb: 'notAccept', item: 1, note: '不属职责' })
    expect(recounts(over, soon, published)).toEqual([])
    expect(recounts(received(), at('2026-06-02'), published)).toEqual([])
    expect(recounts(december, soon, calendar)).toEqual([])
  })
})

import { expect, test } from 'vitest'
import { districtIso } from '../contract/time.ts'
import { asksOf, chartBy, spanOf } from './asked.ts'
import { plans } from './index.ts'
import { halfYearToDate, last24Hours, lastMonth, lastSevenDays, lastWeek, periodAsked } from './periods.ts'
import { during, standing, type Period } from './plan.ts'

const at = (text: string) => Date.parse(`${text}+08:00`)
const NOW = at('2026-11-28T09:30:00')
const days = ({ from, to }: Period) => [districtIso(from).slice(0, 16), districtIso(to).slice(0, 16)]

test('a morning is the last 24 hours to now, and what has passed of the hour', () => {
  expect(days(last24Hours(NOW))).toEqual(['2026-11-27T09:00', '2026-11-28T09:30'])
})

test('a theme is told for today and the six days before', () => {
  expect(days(lastSevenDays(NOW))).toEqual(['2026-11-22T00:00', '2026-11-28T09:30'])
})

test('a period too short for a curve of weeks is told by its groups', () => {
  const brief = { by: 'station', title: { zh: '一', en: 'one' } } as const
  const curve = { is: 'curve', of: during('x'), title: { zh: '一', en: 'one' }, span: 'week', brief } as const
  expect(chartBy(curve, lastWeek(NOW))).toEqual(['station'])
  expect(chartBy(curve, lastMonth(NOW))).toEqual(['week'])
})

test('a week is the last whole one, Monday to Sunday, also on a Monday and a Sunday', () => {
  const week = ['2026-11-16T00:00', '2026-11-23T00:00']
  expect(days(lastWeek(NOW))).toEqual(week)
  expect(days(lastWeek(at('2026-11-23T00:00:00')))).toEqual(week)
  expect(days(lastWeek(at('2026-11-29T23:59:59')))).toEqual(week)
  expect(days(lastWeek(at('2026-11-30T00:00:00')))).toEqual(['2026-11-23T00:00', '2026-11-30T00:00'])
})

test('a month is the last whole one, also over the new year', () => {
  expect(days(lastMonth(NOW))).toEqual(['2026-10-01T00:00', '2026-11-01T00:00'])
  expect(days(lastMonth(at('2027-01-01T00:00:00')))).toEqual(['2026-12-01T00:00', '2027-01-01T00:00'])
})

test('1+5 is told for the half-year so far', () => {
  expect(days(halfYearToDate(NOW))).toEqual(['2026-07-01T00:00', '2026-11-28T09:30'])
})

test('a period that was asked for is taken, or refused with a sentence', () => {
  const usual = lastWeek(NOW)
  expect(periodAsked(usual, {}, NOW)).toEqual(usual)
  expect(periodAsked(usual, { from: NOW - 5, to: NOW }, NOW)).toEqual({ from: NOW - 5, to: NOW })
  expect(periodAsked(usual, { to: NOW + 1 }, NOW)).toMatchObject({ refused: expect.stringContaining('还没有到') })
  expect(periodAsked(usual, { from: usual.to }, NOW)).toMatchObject({ refused: expect.stringContaining('不早于') })
  expect(periodAsked(usual, { from: 0 }, NOW)).toMatchObject({ refused: expect.stringContaining('超过10年') })
})

test('every plan and every page has a name of its own', () => {
  expect(new Set(plans.map(({ id }) => id)).size).toBe(plans.length)
  for (const { id, pages } of plans) expect(new Set(pages.map((page) => page.id)).size, id).toBe(pages.length)
})

test('what stands is asked without a period and compared with its target only', () => {
  const [late] = asksOf({ id: 'x', title: { zh: '一', en: 'one' }, main: standing('tasks.late') }, lastWeek(NOW))
  expect(late).toEqual({ id: 'tasks.late', compare: ['target'] })
  const [received] = asksOf(
    { id: 'x', title: { zh: '一', en: 'one' }, main: during('complaints.received') },
    lastWeek(NOW),
  )
  expect(received).toMatchObject({ from: '2026-11-16T00:00:00+08:00', to: '2026-11-23T00:00:00+08:00' })
})

test('a curve has points that can be told apart; what stands has none by time', () => {
  const period = { from: 0, to: 1 }
  const curve = { is: 'curve', of: during('x'), title: { zh: '一', en: 'one' } } as const
  expect(chartBy(curve, last24Hours(NOW))).toEqual(['hour'])
  expect(chartBy({ ...curve, is: 'multiples', by: 'street' }, lastWeek(NOW))).toEqual(['street', 'day'])
  expect(chartBy({ ...curve, is: 'bars', by: 'street' }, period)).toEqual(['street'])
  expect(chartBy({ ...curve, of: standing('x') }, period)).toEqual([])
  expect(spanOf(halfYearToDate(NOW))).toBe('week')
})

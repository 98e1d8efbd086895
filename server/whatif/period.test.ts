import { expect, test } from 'vitest'
import { at } from '../interception/matter.fixture.ts'
import { periodOf } from '../interception/period.ts'
import { periodRefusal } from './period.ts'

const NOW = at('2026-07-15')
const refusal = (from: string, to: string, count = 10) =>
  periodRefusal({ from, to }, NOW, { count, earliest: at('2026-02-03') }, 1_000)

test('a period is whole district days, the last one included', () => {
  expect(periodOf({ from: '2026-06-01', to: '2026-06-01' })).toEqual({
    from: at('2026-06-01', '00:00'),
    to: at('2026-06-02', '00:00'),
  })
})

test.each([
  ['2026-05-01', '2026-07-14', 10, null],
  ['2026-02-03', '2026-04-14', 10, null],
  ['2026-04-15', '2026-05-01', 10, null],
  ['2026-04-14', '2026-04-15', 10, '期间跨过 2026-04-15，此日起适用总局令第121号（总局令第121号第46条）'],
  ['2026-07-15', '2026-07-15', 10, '还没有过去，只能推演到 2026-07-14'],
  ['2026-07-01', '2026-07-15', 10, '还没有过完，最晚可到 2026-07-14'],
  ['2026-02-02', '2026-03-01', 10, '流水从 2026-02-03 开始'],
  ['2026-06-02', '2026-06-01', 10, '早于首日'],
  ['2026-06-01', '2026-06-02', 0, '没有收到投诉举报'],
  ['2026-06-01', '2026-06-02', 1_001, '有 1001 件，一次最多推演 1000 件'],
])('%s to %s with %i records: %s', (from, to, count, sentence) => {
  if (sentence === null) expect(refusal(from, to, count)).toBeNull()
  else expect(refusal(from, to, count)).toContain(sentence)
})

test('before anything was received there is nothing to simulate', () => {
  expect(periodRefusal({ from: '2026-06-01', to: '2026-06-02' }, NOW, { count: 0, earliest: null }, 9)).toContain(
    '还没有',
  )
})

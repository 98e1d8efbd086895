import { expect, test } from 'vitest'
import { faultsTo } from './faults.ts'

function openLog() {
  const lines: unknown[][] = []
  let at = 0
  const take = (...line: unknown[]) => void lines.push(line)
  return { lines, later: (ms: number) => (at += ms), fault: faultsTo({ warn: take, error: take } as never, () => at) }
}

test('a fault that goes on is told once, then once a minute with how often it came', () => {
  const { lines, later, fault } = openLog()
  const away = new Error('away')
  for (let n = 0; n < 100; n += 1) fault('数据源 market 出错', away)
  expect(lines).toEqual([[{ err: away }, '数据源 market 出错']])
  later(60_000)
  fault('数据源 market 出错', away)
  expect(lines[1]).toEqual([{ err: away, repeated: 99 }, '数据源 market 出错'])
})

test('another fault, another source and a fault with no error are told at once', () => {
  const { lines, fault } = openLog()
  fault('数据源 market 出错', new Error('away'))
  fault('数据源 market 出错', new Error('full'))
  fault('数据源 pharmacy 出错', new Error('away'))
  fault('数据库恢复')
  fault('数据库恢复')
  expect(lines).toHaveLength(5)
})

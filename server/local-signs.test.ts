import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { temporaryFolder } from './journal/postgres.fixture.ts'
import { publishedSigns } from './likeness/article17-factors.ts'
import { readSigns } from './local-signs.ts'

const folder = temporaryFolder()
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = (content: string) => {
  const path = join(folder, 'signs.json')
  writeFileSync(path, content)
  return path
}
const SIGN = {
  factor: 'e',
  article: '某市通告第1条',
  title: { zh: '七日内两次', en: 'twice in seven days' },
  who: 'complainant',
  about: 'anything',
  atLeast: 2,
  windowDays: 7,
  weight: 0.2,
}

test('without a file there are the signs of the regulation; with one the city’s stand behind them', () => {
  expect(readSigns(undefined)).toEqual(publishedSigns)
  expect(readSigns(file(JSON.stringify([SIGN])))).toEqual([...publishedSigns, SIGN])
})

test('a file that is missing, half-written or says more than item 5 stops the start with its name', () => {
  expect(() => readSigns(join(folder, 'none.json'))).toThrow(/ART17_LOCAL=.*不能读取/)
  expect(() => readSigns(file('[{'))).toThrow(/不能读取/)
  expect(() => readSigns(file(JSON.stringify([{ ...SIGN, factor: 'b' }])))).toThrow(/第 5 项/)
  expect(() => readSigns(file(JSON.stringify([{ ...SIGN, windowDays: 90 }])))).toThrow(/windowDays/)
})

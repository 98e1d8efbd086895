import { expect, test } from 'vitest'
import { unsaid } from './unsaid.ts'

test('what a sentence beside the picture says its key does not say again; signs stay explained', () => {
  const key = [
    { sign: 'gap' as const, says: '灰底：无从得知，不是零' },
    { sign: null, says: '11月28日：12315 投诉举报自 21:46 起没有应答，此后的记录可能不全。' },
    { sign: null, says: '11月3日：口径调整' },
  ]
  const known = ['12315 投诉举报自 21:46 起没有应答，此后的记录可能不全。', '灰底：无从得知，不是零']
  expect(unsaid(key, known)).toEqual([key[0], key[2]])
  expect(unsaid(key, [])).toEqual(key)
})

import { createHmac, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openMarks } from './keyed.ts'
import { errorOf, estimate, gramsOf, jaccard, openSketcher, SKETCH } from './sketch.ts'

const KEY = Buffer.alloc(32, 7)
const sketch = openSketcher(KEY)
const words = fc.string({
  unit: fc.constantFrom(...'的一是在不了有和人这中大为上个国我以要他'),
  minLength: 3,
  maxLength: 120,
})

test('a mark is the beginning of the HMAC-SHA-256 that everybody else computes', () => {
  const key = randomBytes(32)
  const marks = openMarks(key)
  fc.assert(
    fc.property(fc.string({ maxLength: 80, unit: 'grapheme' }), (value) => {
      const whole = createHmac('sha256', key).update(value).digest()
      expect(marks(value)).toBe(whole.toString('hex').slice(0, 16))
    }),
  )
})

test('the same text is 1 alike, however it is spaced and punctuated', () => {
  fc.assert(
    fc.property(words, (text) => {
      const spaced = [...text].join(' ，')
      expect(estimate(sketch(text)!, sketch(spaced)!)).toBe(1)
      expect(jaccard(text, spaced)).toBe(1)
    }),
  )
})

test('alike is mutual, and between 0 and 1', () => {
  fc.assert(
    fc.property(words, words, (one, other) => {
      const [a, b] = [sketch(one)!, sketch(other)!]
      expect(estimate(a, b)).toBe(estimate(b, a))
      expect(estimate(a, b)).toBeGreaterThanOrEqual(0)
      expect(estimate(a, b)).toBeLessThanOrEqual(1)
      expect(jaccard(one, other)).toBe(jaccard(other, one))
    }),
  )
})

test('less than three characters say nothing', () => {
  expect(sketch('退钱')).toBeNull()
  expect(gramsOf('退。钱')).toEqual(new Set())
  expect(sketch('退 钱！来')).toHaveLength(SKETCH)
})

test('the longest text costs no more than its first four thousand characters', () => {
  const long = '投诉'.repeat(5_000)
  expect(estimate(sketch(long)!, sketch(long.slice(0, 4_000))!)).toBe(1)
})

const ALPHABET = [
  ...'天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈剑号巨阙珠称夜光',
]
/** Two texts that share their beginning: how much, `shared` of `length` characters. */
function pair(seed: number, length: number, shared: number): [string, string] {
  let state = seed
  const char = () => ALPHABET[(state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0) % ALPHABET.length]!
  const begin = Array.from({ length: shared }, char).join('')
  const rest = () => Array.from({ length: length - shared }, char).join('')
  return [begin + rest(), begin + rest()]
}

test.each([
  [60, 20],
  [60, 45],
  [60, 55],
  [200, 180],
  [200, 100],
])(
  'over many keys the estimate is right on average and within its stated error (%i characters, %i shared)',
  (length, shared) => {
    const [one, other] = pair(length * 31 + shared, length, shared)
    const truth = jaccard(one, other)
    const KEYS = 300
    const all = Array.from({ length: KEYS }, (_, n) => {
      const under = openSketcher(createHmac('sha256', 'keys').update(String(n)).digest())
      return estimate(under(one)!, under(other)!)
    })
    const mean = all.reduce((sum, each) => sum + each, 0) / KEYS
    const error = errorOf(truth)
    expect(Math.abs(mean - truth)).toBeLessThan((4 * error) / Math.sqrt(KEYS) + 0.01)
    const spread = Math.sqrt(all.reduce((sum, each) => sum + (each - truth) ** 2, 0) / KEYS)
    expect(spread).toBeLessThan(error * 1.15)
    expect(all.filter((each) => Math.abs(each - truth) > 3 * error).length).toBeLessThanOrEqual(KEYS / 100)
  },
)

test('the stated error is 0.050 where it decides, and never above 0.063', () => {
  expect(errorOf(0.8)).toBeCloseTo(0.05, 3)
  for (let n = 0; n <= 100; n += 1) expect(errorOf(n / 100)).toBeLessThan(0.063)
})

import { expect, test } from 'vitest'
import { keptAnswers, sharedWork } from './shared-work.ts'

/** Work that ends when it is told to. */
function held() {
  const ends: (() => void)[] = []
  let begun = 0
  const work = () => {
    begun += 1
    const nth = begun
    return new Promise<number>((resolve) => ends.push(() => resolve(nth)))
  }
  return { work, end: (nth: number) => ends[nth - 1]!(), begun: () => begun }
}

test('whoever asks while it is worked out waits for the next one, together with all others', async () => {
  const { work, end, begun } = held()
  const ask = sharedWork(work)
  const [first, ...late] = [ask(), ask(), ask(), ask()]
  end(1)
  expect(await first).toBe(1)
  await expect.poll(begun).toBe(2)
  end(2)
  expect(await Promise.all(late)).toEqual([2, 2, 2])
  expect(begun()).toBe(2)
})

test('what failed fails for its own askers only', async () => {
  let times = 0
  const ask = sharedWork(() => (times++ === 0 ? Promise.reject(new Error('库断开')) : Promise.resolve('好')))
  const [first, second] = [ask(), ask()]
  await expect(first).rejects.toThrow('库断开')
  expect(await second).toBe('好')
})

test('an equal question is worked out once as long as its answer is good; others are forgotten by turn', async () => {
  const answers = keptAnswers<number>(2)
  let worked = 0
  const ask = (key: string, good = true) => answers(key, () => good, () => Promise.resolve(++worked)) // prettier-ignore
  expect(await Promise.all([ask('a'), ask('a'), ask('a')])).toEqual([1, 1, 1])
  expect(await ask('a', false)).toBe(2)
  expect(await Promise.all([ask('a', false), ask('a', false)])).toEqual([3, 3])
  await ask('b')
  await ask('c')
  expect(await ask('a')).toBe(6)
})

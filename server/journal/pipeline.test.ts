import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inOrder, packed } from './pipeline.ts'

test('a step that throws at once keeps every later step from being taken, and is heard after the earlier ones are done', async () => {
  const taken: string[] = []
  const work = inOrder([
    () => Promise.resolve().then(() => taken.push('written')),
    () => {
      throw new Error('cannot be sealed')
    },
    async () => taken.push('COMMIT'),
  ])
  await expect(work).rejects.toThrow('cannot be sealed')
  expect(taken).toEqual(['written'])
})

test('of several statements that fail, the first is the one that is heard', async () => {
  const fail = (why: string) => () => Promise.reject(new Error(why))
  await expect(inOrder([async () => 1, fail('unique'), fail('aborted')])).rejects.toThrow('unique')
})

test('values packed into one are found again by start and length, counted from one as SQL does', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 40 })), (values) => {
      const { bytes, starts, lengths } = packed(values.map((value) => Buffer.from(value)))
      const again = starts.map((start, n) => [...bytes.subarray(start - 1, start - 1 + lengths[n]!)])
      expect(again).toEqual(values.map((value) => [...value]))
    }),
  )
})

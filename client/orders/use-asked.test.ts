import { expect, test } from 'vitest'
import { effectScope } from 'vue'
import { Refused } from './asking.ts'
import { useAsked } from './use-asked.ts'

/** A question whose answers come when the test says so, in the order it says. */
function slow() {
  const open: { readonly answer: (value: string) => void; readonly refuse: () => void }[] = []
  const question = () =>
    new Promise<string>((answer, refuse) => open.push({ answer, refuse: () => refuse(new Refused(500, 'no')) }))
  const scope = effectScope()
  const asked = scope.run(() => useAsked(question, () => 3_600_000))!
  return { open, asked, stop: () => scope.stop() }
}

test('a late answer to an older question is thrown away, and who asked first gets the one that counts', async () => {
  const { open, asked, stop } = slow()
  const first = asked.again()
  const second = asked.again()
  open[2]!.answer('newest')
  await second
  expect(asked.answer.value).toBe('newest')
  open[1]!.answer('older')
  open[0]!.refuse()
  await first
  expect(asked.answer.value).toBe('newest')
  expect(asked.refusal.value).toBeNull()
  stop()
})

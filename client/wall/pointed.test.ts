// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest'
import { markPlaces, placesOf, standingAt } from './pointed.ts'
import { nextTop } from './use-turning.ts'

/* What the console points at on a wall: until when it stands, and where the number hangs. */

const pointing = {
  ...{ id: 'scr-1@1000', address: '/figure/matters.open?version=9', indicator: 'matters.open', byRole: 'commander' },
  ...{ where: { lane: 'odr' }, at: 1_000, until: 181_000 },
}
beforeEach(() => {
  document.body.innerHTML = `
    <button data-indicator="matters.open" data-where="lane=odr" id="lane"></button>
    <button data-indicator="matters.open" id="whole"></button>
    <button data-indicator="matters.overdue" data-where="lane=odr" id="other"></button>`
})
const marked = () => [...document.querySelectorAll('[data-pointed]')].map(({ id }) => id)

test('it stands until its time is over, or somebody at the wall put it away', () => {
  expect(standingAt(pointing, 180_999, null)).toBe(pointing)
  expect(standingAt(pointing, 181_000, null)).toBeNull()
  expect(standingAt(pointing, 2_000, pointing.id)).toBeNull()
  expect(standingAt(pointing, 2_000, 'scr-1@1')).toBe(pointing)
  expect(standingAt(null, 2_000, null)).toBeNull()
})
test('the number that is meant is marked, and no other of the same indicator', () => {
  markPlaces(document, pointing)
  expect(marked()).toEqual(['lane'])
  markPlaces(document, { ...pointing, where: {} })
  expect(marked()).toEqual(['whole'])
  markPlaces(document, null)
  expect(marked()).toEqual([])
})
test('with what it is made of it is framed once, in each panel where it hangs', () => {
  document.body.innerHTML = ['a', 'b']
    .map((id) => `<section class="panel"><b data-indicator="x" id="${id}"></b><i data-indicator="x"></i></section>`)
    .join('')
  markPlaces(document, { indicator: 'x', where: {} })
  expect(marked()).toEqual(['a', 'b'])
})
test('a number that does not hang on this wall is marked nowhere', () => {
  expect(placesOf(document, { indicator: 'tasks.open', where: {} })).toEqual([])
})
test('pages turn with something seen twice, end at the end, and begin again', () => {
  expect(nextTop({ top: 0, height: 500, whole: 1_200 })).toBe(440)
  expect(nextTop({ top: 440, height: 500, whole: 1_200 })).toBe(700)
  expect(nextTop({ top: 700, height: 500, whole: 1_200 })).toBe(0)
  expect(nextTop({ top: 0, height: 500, whole: 400 })).toBe(0)
})

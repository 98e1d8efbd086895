// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest'
import { openingWithin } from './opening-within.ts'

const opened: string[] = []
beforeEach(() => {
  opened.length = 0
  document.body.innerHTML =
    '<main><button data-address="/figure/a"><b id="in">3</b> <i data-address="/figure/b">4</i></button><p>5</p></main>'
})
const wall = () => openingWithin(document.querySelector('main')!, (address) => opened.push(address))
const click = (where: string) =>
  document.querySelector(where)!.dispatchEvent(new MouseEvent('click', { bubbles: true }))

test('whatever is clicked in a figure opens where that figure comes from, the innermost before what is round it', () => {
  const off = wall()
  click('#in')
  click('i')
  expect(opened).toEqual(['/figure/a', '/figure/b'])
  off()
})
test('what is no figure opens nothing, and Enter opens like a click', () => {
  const off = wall()
  click('p')
  document.querySelector('button')!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
  expect(opened).toEqual(['/figure/a'])
  off()
  click('#in')
  expect(opened).toHaveLength(1)
})

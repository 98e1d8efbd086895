import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { contrast } from './contrast.ts'

const css = readFileSync(new URL('./theme.css', import.meta.url), 'utf8')
const token = (name: string) => new RegExp(`${name}: (#[0-9a-f]{6});`).exec(css)?.[1] ?? ''
const grounds = ['--ground', '--panel', '--raise', '--land', '--sea', '--water']

test('contrast is reckoned as the standard says', () => {
  expect(contrast('#ffffff', '#000000')).toBeCloseTo(21, 5)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 1)
})
test('every ink that text is set in stands at 7:1 or better on panels and on the ground', () => {
  for (const ink of ['--ink', '--ink2', '--ink3', '--p1ink', '--p2', '--p3', '--p4', '--ok'])
    for (const ground of ['--ground', '--panel', '--raise'])
      expect(contrast(token(ink), token(ground)), `${ink} on ${ground}`).toBeGreaterThanOrEqual(7)
})
/** Grounds of pages and of paper redefine the tokens. */
const groundsCss = readFileSync(new URL('./grounds.css', import.meta.url), 'utf8')
test('on a light page and on paper every ink stands at 7:1, every line that carries meaning at 3:1', () => {
  for (const ground of ['light', 'paper']) {
    const block = groundsCss.split(`[data-ground='${ground}'] {`)[1]?.split('}')[0] ?? ''
    const on = (name: string) => new RegExp(`${name}: (#[0-9a-f]{6});`).exec(block)?.[1] ?? ''
    for (const under of ['--ground', '--panel', '--raise']) {
      for (const ink of ['--ink', '--ink2', '--ink3', '--p1ink', '--p2', '--p3', '--p4', '--ok'])
        expect(contrast(on(ink), on(under)), `${ink} on ${under}, ${ground}`).toBeGreaterThanOrEqual(7)
      for (const mark of ['--p1', '--data', '--focus'])
        expect(contrast(on(mark), on(under)), `${mark} on ${under}, ${ground}`).toBeGreaterThanOrEqual(3)
    }
    expect(contrast(on('--data'), on('--band')), `the curve on its band, ${ground}`).toBeGreaterThanOrEqual(3)
  }
})
test('names on the map stand at 7:1 on land, sea and water', () => {
  for (const ground of grounds) expect(contrast(token('--ink2'), token(ground)), ground).toBeGreaterThanOrEqual(7)
})
test('every sign and line that carries meaning stands at 3:1', () => {
  for (const mark of ['--p1', '--data', '--site'])
    for (const ground of ['--panel', '--land'])
      expect(contrast(token(mark), token(ground)), `${mark} on ${ground}`).toBeGreaterThanOrEqual(3)
})

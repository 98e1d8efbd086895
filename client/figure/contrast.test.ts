import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { contrast } from '../ui/contrast.ts'

const css = readFileSync(new URL('./light.css', import.meta.url), 'utf8')
const theme = readFileSync(new URL('../ui/theme.css', import.meta.url), 'utf8')
const token = (name: string) => new RegExp(`${name}: (#[0-9a-f]{6});`).exec(css)?.[1] ?? ''

test('every ink that text is set in stands at 7:1 or better on paper too', () => {
  for (const ink of ['--ink', '--ink2', '--ink3', '--p1ink', '--p2', '--p3', '--p4', '--ok'])
    for (const ground of ['--ground', '--panel', '--raise'])
      expect(contrast(token(ink), token(ground)), `${ink} on ${ground}`).toBeGreaterThanOrEqual(7)
})
test('signs and lines that carry meaning stand at 3:1', () => {
  for (const mark of ['--p1', '--data', '--site', '--outline'])
    expect(contrast(token(mark), token('--ground')), mark).toBeGreaterThanOrEqual(3)
})
test('paper has every colour that the wall has', () => {
  const names = (text: string) => [...text.matchAll(/(--[\w-]+): #[0-9a-f]{6};/g)].map(([, name]) => name).sort()
  expect(names(css)).toEqual(names(theme))
})

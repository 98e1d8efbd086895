// @vitest-environment happy-dom
import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { layers } from './index.ts'

test('every layer that is written is registered, under a name of its own, alarms on top', () => {
  const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.layer.ts'))
  expect(layers.map(({ name }) => `${name}.layer.ts`).sort()).toEqual(files.sort())
  expect(layers.at(-1)?.name).toBe('alarms')
})

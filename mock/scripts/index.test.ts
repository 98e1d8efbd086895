import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { scripts } from './index.ts'

test('every script file is registered under its own name, with a title in both languages', () => {
  const files = readdirSync(new URL('.', import.meta.url)).filter((file) => file.endsWith('.script.ts'))
  expect(scripts.map((script) => `${script.name}.script.ts`).toSorted()).toEqual(files.toSorted())
  for (const { title } of scripts) expect(title.zh.length * title.en.length).toBeGreaterThan(0)
})

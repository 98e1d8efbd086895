import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fieldMessages } from './messages.ts'

const flat = (value: unknown, path = 'field'): [string, string][] =>
  typeof value === 'string'
    ? [[path, value]]
    : Object.entries(value as object).flatMap(([key, each]) => flat(each, `${path}.${key}`))
const zh = new Map(flat(fieldMessages['zh-CN']))
const en = new Map(flat(fieldMessages.en))
const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]).sort()

test('both languages say the same things with the same values', () => {
  expect([...en.keys()]).toEqual([...zh.keys()])
  for (const [key, text] of zh) expect(holes(en.get(key)!), key).toEqual(holes(text))
})

test('no sentence of one language stands in the other', () => {
  expect([...zh.values()].filter((text) => /[A-Za-z]{3,}/.test(text.replace(/\{\w+\}|https/g, '')))).toEqual([])
  expect([...en.values()].filter((text) => /[\u3400-\u9fff\uff00-\uffef]/.test(text))).toEqual([])
})

test('every word the page asks for by name is in the files', () => {
  const folder = new URL('.', import.meta.url)
  const asked = readdirSync(folder)
    .filter((name) => name.endsWith('.vue'))
    .flatMap((name) =>
      [...readFileSync(new URL(name, folder), 'utf8').matchAll(/'(field\.[\w.]+)'/g)].map((found) => found[1]!),
    )
  expect(asked.length).toBeGreaterThan(50)
  expect(asked.filter((key) => !zh.has(key))).toEqual([])
})

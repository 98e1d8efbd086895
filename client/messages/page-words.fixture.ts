import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { unasked } from './asked-for.fixture.ts'

const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]).sort()

/**
 * What holds of the words of every page that brings its own, merged under `under`: both languages whole, neither in the other, none
 * missing and none left over. `folder`: the page's sources; `names`: Latin words that a Chinese sentence may hold.
 */
export function wordsHold(
  messages: { readonly 'zh-CN': object; readonly en: object },
  { under, folder, names = /(?!)/g }: { readonly under: string; readonly folder: URL; readonly names?: RegExp },
): void {
  const flat = (value: unknown, path = under): [string, string][] =>
    typeof value === 'string'
      ? [[path, value]]
      : Object.entries(value as object).flatMap(([key, each]) => flat(each, `${path}.${key}`))
  const zh = new Map(flat(messages['zh-CN']))
  const en = new Map(flat(messages.en))

  test('both languages say the same things with the same values', () => {
    expect([...en.keys()]).toEqual([...zh.keys()])
    for (const [key, text] of zh) expect(holes(en.get(key)!), key).toEqual(holes(text))
  })

  test('no sentence of one language stands in the other', () => {
    expect(
      [...zh.values()].filter((text) => /[A-Za-z]{3,}/.test(text.replace(/\{\w+\}/g, '').replace(names, ''))),
    ).toEqual([])
    expect([...en.values()].filter((text) => /[\u3400-\u9fff\uff00-\uffef]/.test(text))).toEqual([])
  })

  test('every word the page asks for by name is in the files', () => {
    const asked = readdirSync(folder)
      .filter((name) => name.endsWith('.vue'))
      .flatMap((name) =>
        [...readFileSync(new URL(name, folder), 'utf8').matchAll(new RegExp(`'(${under}\\.[\\w.]+)'`, 'g'))].map(
          (found) => found[1]!,
        ),
      )
    expect(asked.length).toBeGreaterThan(50)
    expect(asked.filter((key) => !zh.has(key))).toEqual([])
  })

  test('every word in the files is asked for by some page', () => {
    expect(unasked(zh.keys())).toEqual([])
  })
}

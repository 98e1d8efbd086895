import { readdirSync, readFileSync } from 'node:fs'

const client = new URL('..', import.meta.url)

/** Sources of pages, without the words themselves, tests and fixtures. */
const ours = (file: string) => /\.(vue|ts)$/.test(file) && !/\.(test|fixture)\.ts$|(^|\/)messages/.test(file)
/** Everything in the pages' own sources that may name a word: `admin.close`, or with parts that are known later, `admin.desk.${…}`. */
const named = readdirSync(client, { recursive: true, encoding: 'utf8' })
  .filter(ours)
  .flatMap((file) => [
    ...readFileSync(new URL(file, client), 'utf8').matchAll(/['"`]([a-zA-Z]\w*(?:\.(?:[\w-]|\$\{[^}]*\})+)+)['"`]/g),
  ])
  .map((found) => found[1]!)
const whole = new Set(named.filter((each) => !each.includes('$')))
/** What is known later is one part of a key; at the end of a long one it may be several (`deed.order.${'complaint.take'}`). */
const pattern = (each: string) =>
  new RegExp(
    `^${each
      .replace(/\./g, '[.]')
      .replace(/\$\{[^}]*\}$/, /(?:[^.]+\.){3}/.test(each) ? '.+' : '[^.]+')
      .replace(/\$\{[^}]*\}/g, '[^.]+')}$`,
  )
const parts = [...new Set(named.filter((each) => each.includes('$')))].map(pattern)

/** Those of these keys that no page asks for. */
export const unasked = (keys: Iterable<string>) =>
  [...keys].filter((key) => !whole.has(key) && !parts.some((each) => each.test(key)))

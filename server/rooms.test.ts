import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'

/** Who may open whose door: rooms it may import beside the contract, and outside packages beside the pure ones. */
interface Rule {
  readonly rooms?: readonly string[]
  readonly packages?: readonly string[]
}

/** Packages without I/O of their own, open to everyone. */
const PURE = ['zod', 'node:crypto', 'node:util', 'node:path', 'node:url', 'node:buffer', 'node:timers/promises']
const FILES = ['node:fs', 'node:fs/promises', 'node:stream', 'node:stream/promises', 'node:os', 'node:zlib']

const RULES: Readonly<Record<string, Rule>> = {
  'server/contract': {},
  'server/intake': { rooms: ['server/identity'], packages: ['gcoord'] },
  'server/evidence': { packages: ['s3mini', ...FILES] },
  'server/feeds': { packages: ['undici', 'cockatiel'] },
  'server/routing': { packages: ['undici', 'cockatiel'] },
  'server/calling': {
    rooms: ['server/identity'],
    packages: ['undici', 'standardwebhooks', 'web-push', 'node:dns', 'node:net'],
  },
  'server/cache': { packages: ['ioredis', 'rate-limiter-flexible'] },
  'server/identity': { packages: ['otpauth', '@zxcvbn-ts/language-common'] },
  'server/oidc': { packages: ['openid-client'] },
  // Joins who is asking to the record: the doors' contract on one side, accounts, sessions and sealed fields on the other.
  'server/access': {
    rooms: [
      'server/alarms',
      'server/briefing',
      'server/cache',
      'server/calling',
      'server/dispatch',
      'server/documents',
      'server/evidence',
      'server/exports',
      'server/gateway',
      'server/identity',
      'server/indicators',
      'server/intake',
      'server/interception',
      'server/journal',
      'server/law',
      'server/likeness',
      'server/oidc',
      'server/picture',
      'server/routing',
      'server/whatif',
    ],
  },
  'server/journal': {
    rooms: ['server/alarms'],
    packages: ['pg', 'drizzle-orm', 'dataloader', 'node:child_process', 'node:net', ...FILES],
  },
  // The course of an alarm is one rule, for the picture and for the table of episodes.
  // … and what of a figure the public may see stands in its definition.
  'server/picture': { rooms: ['server/alarms', 'server/indicators'], packages: ['node:zlib'] },
  'server/alarms': {},
  'server/indicators': {},
  'server/hotspots': {},
  'server/briefing': {},
  'server/dispatch': {},
  'server/law': {},
  'server/interception': { rooms: ['server/law'] },
  'server/likeness': { rooms: ['server/identity'] },
  'server/documents': { rooms: ['server/law', 'server/interception'] },
  'server/exports': {
    packages: ['docx', 'fontkit', 'pdfmake', 'uqr', 'node:worker_threads', 'node:module', ...FILES],
  },
  'server/whatif': { rooms: ['server/interception', 'server/law'] },
  'server/imports': {
    packages: ['read-excel-file', 'node:string_decoder', 'node:worker_threads', 'node:module', ...FILES],
  },
  'server/gateway': {
    rooms: ['server/identity', 'server/intake'],
    packages: [
      'cookie',
      'express',
      'fast-xml-parser',
      'socket.io',
      'compression',
      'helmet',
      'pino',
      'pino-http',
      'prom-client',
      '@asteasolutions/zod-to-openapi',
      'node:http',
      ...FILES,
    ],
  },
  'client/link': { rooms: ['client/picture'], packages: ['socket.io-client', 'vue', 'pinia', 'idb-keyval'] },
  'client/picture': { packages: ['pinia', 'vue'] },
  'client/layers': { rooms: ['client/picture'], packages: ['leaflet'] },
  'client/map': { rooms: ['client/layers', 'client/picture'], packages: ['leaflet', 'vue'] },
  'client/charts': { rooms: ['client/picture'], packages: ['echarts'] },
  'client/messages': { packages: ['vue-i18n', 'vue'] },
  'client/ui': {
    rooms: ['client/charts', 'client/picture', 'client/messages'],
    packages: ['vue', 'vue-i18n', 'echarts'],
  },
  'client/wall': {
    rooms: [
      'client/charts',
      'client/figure',
      'client/layers',
      'client/map',
      'client/messages',
      'client/picture',
      'client/ui',
    ],
    packages: ['vue', 'vue-i18n', 'pinia', 'vue-router', '@vueuse/core'],
  },
  'client/account': {
    rooms: ['client/messages', 'client/picture', 'client/ui'],
    packages: ['vue', 'vue-i18n', 'vue-router', 'pinia', 'uqr'],
  },
  'client/home': {
    rooms: ['client/account', 'client/messages', 'client/picture', 'client/ui'],
    packages: ['vue', 'vue-i18n', 'vue-router'],
  },
  // Works without signal: the only room beside the link that keeps things in the browser.
  'client/field': {
    rooms: ['client/layers', 'client/map', 'client/messages', 'client/orders', 'client/picture', 'client/ui'],
    packages: ['vue', 'vue-i18n', 'vue-router', 'idb-keyval'],
  },
  // How a screen asks the server and gives orders: one id per order, unknown when nobody answers.
  'client/orders': { rooms: ['client/ui'], packages: ['vue'] },
  // Urging slips and the league of units, on whatever page somebody works them.
  'client/urging': {
    rooms: ['client/messages', 'client/orders', 'client/picture', 'client/ui'],
    packages: ['vue', 'vue-i18n'],
  },
  // One figure and what is behind it, wherever a figure stands.
  'client/figure': {
    rooms: ['client/messages', 'client/orders', 'client/picture', 'client/ui'],
    packages: ['vue', 'vue-i18n', 'vue-router'],
  },
  'client/briefing': {
    rooms: [
      'client/charts',
      'client/figure',
      'client/layers',
      'client/map',
      'client/messages',
      'client/orders',
      'client/picture',
      'client/ui',
    ],
    packages: ['vue', 'vue-i18n', 'vue-router', 'leaflet'],
  },
  'client/console': {
    rooms: [
      'client/figure',
      'client/layers',
      'client/map',
      'client/messages',
      'client/orders',
      'client/picture',
      'client/ui',
      'client/urging',
    ],
    packages: ['vue', 'vue-i18n', 'vue-router', 'pinia'],
  },
  'client/admin': {
    rooms: ['client/figure', 'client/messages', 'client/orders', 'client/ui', 'client/urging'],
    packages: ['vue', 'vue-i18n', 'vue-router'],
  },
}

/** Files with one export of their own kind, which their room's index.ts must name. */
const PARTS = [
  'feed',
  'model',
  'document',
  'alarm',
  'rule',
  'register',
  'indicator',
  'plan',
  'layer',
  'chart',
  'script',
  'format',
]

/** Names that say nothing about what is inside. */
const EMPTY_NAMES = /(^|\/)(utils?|helpers?|common|managers?|services?|handlers?|data|info|misc|types)(\.ts|\.vue|\/|$)/

const files = readdirSync('.', { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /^(client|server|mock)\/.+\.(ts|vue)$/.test(path))
const code = files.filter((path) => !/\.(test|fixture)\.ts$/.test(path))
const roomOf = (path: string) => path.split('/').slice(0, 2).join('/')
const inRoom = (path: string) => path.split('/').length > 2

function importsOf(path: string): string[] {
  const text = readFileSync(path, 'utf8')
  const from = [...text.matchAll(/^\s*(?:import|export)\s[^'"]*?from\s+['"]([^'"]+)['"]/gm)]
  const bare = [...text.matchAll(/^\s*import\s+['"]([^'"]+)['"]/gm)]
  const lazy = [...text.matchAll(/\bimport\(\s*(?:\/\*[^*]*\*\/\s*)?['"]([^'"]+)['"]\s*\)/g)]
  return [...from, ...bare, ...lazy].map((match) => match[1]!)
}
const targetOf = (path: string, specifier: string) =>
  specifier.startsWith('.')
    ? normalize(join(dirname(path), specifier)).replaceAll('\\', '/')
    : specifier.startsWith('@contract')
      ? 'server/contract/x.ts'
      : null
const owns = (allowed: readonly string[], specifier: string) =>
  allowed.some((name) => specifier === name || specifier.startsWith(`${name}/`))

describe('doors', () => {
  for (const path of code.filter((each) => inRoom(each) && !each.startsWith('mock/'))) {
    const room = roomOf(path)
    test(`${path} opens only doors it may`, () => {
      const rule = RULES[room]
      expect(
        rule,
        `${room} is not a room of the house: add it to rooms.test.ts and to the map in README.md, or put the file where it belongs`,
      ).toBeDefined()
      for (const specifier of importsOf(path)) {
        const target = targetOf(path, specifier)
        if (target === null) {
          expect(
            owns([...PURE, ...(rule?.packages ?? [])], specifier),
            `${room} may not import ${specifier}: only the room that owns that package may`,
          ).toBe(true)
        } else if (target.startsWith('client') || target.startsWith('server') || target.startsWith('mock')) {
          const other = inRoom(target) ? roomOf(target) : dirname(target)
          const may = other === room || other === 'server/contract' || (rule?.rooms ?? []).includes(other)
          expect(may, `${room} may not import ${other}: wire the two in main.ts`).toBe(true)
        }
      }
    })
  }

  test('the invented city knows only the contract', () => {
    for (const path of code.filter((each) => each.startsWith('mock/')))
      for (const specifier of importsOf(path)) {
        const target = targetOf(path, specifier)
        if (target !== null)
          expect(target, `${path} may import the contract and its own room only`).toMatch(/^(mock|server\/contract)\//)
      }
  })
})

describe('registers', () => {
  for (const path of code.filter((each) => PARTS.some((part) => each.endsWith(`.${part}.ts`))))
    test(`${path} is in its room’s index.ts`, () => {
      expect(readFileSync(join(dirname(path), 'index.ts'), 'utf8'), `add one line for ${path}`).toContain(
        `./${basename(path)}`,
      )
    })
})

describe('the house', () => {
  test('README names every room', () => {
    const readme = readFileSync('README.md', 'utf8')
    for (const room of new Set(code.filter(inRoom).map(roomOf)))
      expect(readme, `README.md does not say what ${room} is for`).toContain(`${room.split('/')[1]}/`)
  })

  test('no file or folder has a name that says nothing', () => {
    expect(files.filter((path) => EMPTY_NAMES.test(path))).toEqual([])
  })

  test('no file is longer than 300 lines', () => {
    const long = code.filter((path) => readFileSync(path, 'utf8').split('\n').length > 301)
    expect(long).toEqual([])
  })
})

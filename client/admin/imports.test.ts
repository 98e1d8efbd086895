// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest'
import type { ImportJob, ImportRow } from './ask.ts'
import ImportsSection from './ImportsSection.vue'
import { button, closeAll, open, serve, until } from './page.fixture.ts'

afterEach(closeAll)

const job: ImportJob = {
  ...{ id: 'i1', kind: 'complaints', name: '投诉.csv', dryRun: false, state: 'done', startedAt: 0 },
  ...{ rows: 53, accepted: 51, duplicates: 1, refused: 1, share: 1, mapping: null, headers: [], preview: [] },
  ...{ reasons: [], hasRefused: true },
}
const rows: readonly ImportRow[] = Array.from({ length: 53 }, (_, n) => ({
  row: n + 2,
  ...(n === 0
    ? { outcome: 'refused', id: null, at: null, pointer: '/data/kind', message: 'is missing' }
    : { outcome: n === 1 ? 'duplicates' : 'accepted', id: `T-${n}`, at: Date.parse('2026-11-20T09:00:00+08:00') }),
}))
/** An administration with these imports; gives what was asked of their rows. */
async function section(jobs: readonly ImportJob[], may: readonly string[] = [], kept = rows) {
  const asked: string[] = []
  const base = await serve(({ url }) => {
    if (url === '/api/v1/imports') return { json: { imports: jobs, kinds: [] } }
    const { pathname, searchParams } = new URL(url!, 'http://x')
    if (pathname !== '/api/v1/imports/i1/rows') return { status: 404, json: { error: '没有' } }
    asked.push(searchParams.toString())
    const outcome = searchParams.get('outcome')
    const all = kept.filter((row) => outcome === null || row.outcome === outcome)
    const from = Number(searchParams.get('cursor') ?? 0)
    const next = from + 50 < all.length ? String(from + 50) : null
    const total = outcome === null ? job.rows : job[outcome as 'accepted']
    return { json: { items: all.slice(from, from + 50), next, total, kept: { rows: 20_000, imports: 50 } } }
  })
  const page = open(base, ImportsSection, { may })
  await until(() => page.text().includes('投诉.csv'))
  return { page, asked }
}
const number = (page: Awaited<ReturnType<typeof section>>['page'], n: number) =>
  page.findAll('[data-records="import-rows"][data-count]')[n]!
const records = (page: Awaited<ReturnType<typeof section>>['page']) => page.findAll('#import-rows [data-record]')

test('each number of an ended import opens its rows, page by page, with line and reason', async () => {
  const { page, asked } = await section([job])
  expect([0, 1, 2, 3].map((n) => number(page, n).text())).toEqual(['53', '51', '1', '1'])
  await number(page, 0).trigger('click')
  await until(() => records(page).length === 50)
  expect(page.get('#import-rows').attributes('data-total')).toBe('53')
  expect(document.activeElement?.id).toBe('import-rows-heading')
  await button(page, '更多').trigger('click')
  await until(() => records(page).length === 53)
  await number(page, 3).trigger('click')
  await until(() => records(page).length === 1)
  expect(records(page)[0]!.text()).toMatch(/^2\s*拒收.*\/data\/kind\s*缺少此项$/)
  expect(page.get('#import-rows').attributes('data-total')).toBe('1')
  expect(asked).toEqual(['limit=50', 'limit=50&cursor=50', 'limit=50&outcome=refused'])
})

test('a taken complaint leads to its page for whoever may look at complaints, and for nobody else', async () => {
  const { page } = await section([job], ['complaint.read'])
  await number(page, 1).trigger('click')
  await until(() => records(page).length === 50)
  expect(page.get('#import-rows a').attributes('href')).toContain('number=T-2#complaint')
  await closeAll()
  const { page: other } = await section([job], ['imports.run'])
  await number(other, 1).trigger('click')
  await until(() => records(other).length === 50)
  expect(other.find('#import-rows a').exists()).toBe(false)
})

test('while an import runs its numbers are readings and open nothing; a trial does not claim that nothing is known', async () => {
  const { page } = await section([
    { ...job, state: 'running', share: 0.5 },
    { ...job, id: 'i2', dryRun: true, duplicates: 0 },
  ])
  const [running, trial] = page.findAll('tbody tr')
  expect(running!.find('[data-records]').exists()).toBe(false)
  expect(running!.findAll('td [data-is="meter"]')).toHaveLength(5)
  expect(trial!.findAll('[data-records]').map((each) => each.text())).toEqual(['53', '51', '1'])
  expect(trial!.text()).toContain('—')
})

test('of a very long file the page says that not every row was kept', async () => {
  const { page } = await section([job], [], rows.slice(0, 3))
  await number(page, 0).trigger('click')
  await until(() => records(page).length === 3)
  expect(page.text()).toContain('其余各行未留')
  expect(page.get('#import-rows').text()).toContain('每种结果留前 20,000 行')
})

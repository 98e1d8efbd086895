import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { expect, test } from 'vitest'
import { temporaryFolder } from './journal/postgres.fixture.ts'
import { event, openTestHouse, push, signedIn, SQUARE } from './running.fixture.ts'
import { Browser } from './browser.fixture.ts'

test('measure', async () => {
  const file = join(temporaryFolder(), 'district.json')
  const STATIONS = Array.from({ length: 11 }, (_, i) => ({ id: `st-${i}`, name: `所${i}`, streetCode: `44030700${i}`, lng: 114.11 + i / 60, lat: 22.7 }))
  writeFileSync(file, JSON.stringify({ ...SQUARE, stations: STATIONS }))
  const house = await openTestHouse({ DISTRICT: file })
  const browser = new Browser(() => house.url)
  browser.cookies.set('qs_session', await signedIn(house, 'commander', { id: 'p-c' }))
  const ids = Array.from({ length: 2000 }, (_, i) => `site-440307-${String(i).padStart(8, '0')}`)
  let r = 7
  const rnd = () => (r = (r * 16807) % 2147483647) / 2147483647
  for (let i = 0; i < 2000; i += 100)
    expect((await push(house.url, ids.slice(i, i + 100).map((siteId, j) => event(`e${siteId}`, 'site.registered', { siteId, kind: 'restaurant', name: `某某餐饮管理有限公司第${i + j}分店`, lng: 114.1 + rnd() * 0.19, lat: 22.6 + rnd() * 0.19, streetCode: `44030700${(i + j) % 10}` })))).status).toBe(202)
  const plan = Array.from({ length: 12 }, (_, i) => ({ id: `p${i}`, text: `检查项目第${i}条：证照公示与从业人员健康证明`, need: 'tick', required: true, per: 'stop' }))
  const base = { campaign: { title: '百日行动' }, kind: 'inspection', priority: 3, to: 'station', plan, dueAt: Date.now() + 1e9, sites: ids }
  const out: string[] = []
  async function timed(name: string, work: () => Promise<unknown>) {
    const h = monitorEventLoopDelay({ resolution: 1 })
    h.enable()
    const t = performance.now()
    const got = await work()
    const ms = performance.now() - t
    await new Promise((ok) => setTimeout(ok, 300))
    h.disable()
    out.push(`${name}: ${Math.round(ms)} ms, longest pause ${Math.round(h.max / 1e6)} ms, ${String(JSON.stringify(got)).slice(0, 200)}`)
    return got
  }
  await timed('idle', () => new Promise((ok) => setTimeout(ok, 500)))
  await timed('preview site', async () => ((await browser.ask<object>('POST', '/api/v1/tasks/plan', { ...base, per: 'site' })).body as any).tasks)
  await timed('preview tour', async () => ((await browser.ask<object>('POST', '/api/v1/tasks/plan', { ...base, per: 'tour', stopsPerTour: 20 })).body as any).tasks)
  const tour = (await timed('open tours', async () => (await browser.order({ verb: 'task.openMany', ...base, per: 'tour', stopsPerTour: 40, issue: true })).body)) as any
  const site = (await timed('open sites', async () => (await browser.order({ verb: 'task.openMany', ...base, per: 'site', again: true, issue: true })).body)) as any
  await timed('campaign', async () => ((await browser.ask<object>('GET', `/api/v1/campaigns/${site.result.campaignId}`)).body as any).should)
  await timed('cancel', async () => (await browser.order({ verb: 'task.cancelMany', campaign: site.result.campaignId, reason: '不办了不办了' })).body)
  writeFileSync('/tmp/t/measure.txt', out.join('\n'))
  await house.close()
}, 120_000)

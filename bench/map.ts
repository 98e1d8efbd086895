import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { withPages } from './map/browser.ts'

/*
 * 100,000 sites in headless Chromium at 1920×1080: time to the first full picture, frame times while panning and zooming,
 * against leaflet.markercluster on the same points, and again with ten live updates a second on ours.
 */

interface Run {
  readonly load: number
  readonly pan: readonly number[]
  readonly zoom: readonly number[]
}

const percentile = (values: readonly number[], p: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * p))] ?? NaN

/** A page that has just opened is still busy with itself. */
const SETTLE_MS = 500

const load = async (page: Page): Promise<number> => {
  await page.waitForTimeout(SETTLE_MS)
  return page.evaluate(() => window.course!.load())
}

const course = async (page: Page): Promise<Run> => ({
  load: await load(page),
  pan: await page.evaluate(() => window.course!.pan()),
  zoom: await page.evaluate(() => window.course!.zoom()),
})

async function courseLive(page: Page): Promise<Omit<Run, 'load'> & { readonly updates: number }> {
  await page.evaluate(() => void (window.stopLive = window.course!.live!()))
  const pan = await page.evaluate(() => window.course!.pan())
  const zoom = await page.evaluate(() => window.course!.zoom())
  return { pan, zoom, updates: await page.evaluate(() => window.stopLive!()) }
}

const round = (value: number) => Math.round(value * 100) / 100

function tell(figure: string, value: number, unit: string, yardstick: number | null, most: number | null): void {
  const ratio = yardstick === null ? null : round(value / yardstick)
  const met = most === null || ratio === null ? null : ratio <= most
  const target = most === null ? null : `<= ${most}`
  const line = {
    bench: 'map',
    figure,
    value: round(value),
    unit,
    yardstick: yardstick && round(yardstick),
    ratio,
    target,
    met,
  }
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

/** Ours is loaded this often besides, and the median told: a fraction of a second is at the mercy of whatever else runs. */
const LOADS = 4

/** Frames come in steps of the display's 16.7 ms, give or take a timer's grain: within it is “no worse”. */
const NO_WORSE = 1.03

export async function run(): Promise<void> {
  await withPages(async (open) => {
    const loads: number[] = []
    for (let i = 0; i < LOADS; i++) {
      const page = await open('ours')
      loads.push(await load(page))
      await page.close()
    }
    const ours = await open('ours')
    const mine = await course(ours)
    const live = await courseLive(ours)
    await ours.close()
    const yardstick = await open('yardstick')
    const theirs = await course(yardstick)
    await yardstick.close()

    tell('load', percentile([...loads, mine.load], 0.5), 'ms', theirs.load, 0.1)
    for (const move of ['pan', 'zoom'] as const) {
      for (const p of [0.5, 0.95]) {
        const name = `p${p * 100}`
        const most = p === 0.95 ? NO_WORSE : null
        tell(`${move}.${name}`, percentile(mine[move], p), 'ms', percentile(theirs[move], p), most)
        tell(`${move}.live.${name}`, percentile(live[move], p), 'ms', percentile(theirs[move], p), most)
      }
    }
    tell('live.updates', live.updates, 'count', null, null)
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run()

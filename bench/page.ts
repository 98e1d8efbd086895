import { chromium } from '@playwright/test'
import { chromium as browserPath } from '../.ci/provision.ts'
import { runBuilt } from './built-server.ts'
import { print } from './figure.ts'

const KB = 1024

/** Bytes over the wire and time to the first picture of `/wall`, in a browser that has never seen it. */
export async function run(): Promise<void> {
  const server = await runBuilt({ DEMO: 'on' })
  await new Promise((resolve) => setTimeout(resolve, 15_000)) // the demo's history is in
  const browser = await chromium.launch({
    executablePath: browserPath() ?? undefined,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  const bytes = { Script: 0, Stylesheet: 0, Document: 0, other: 0 }
  const types = new Map<string, string>()
  session.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const type = types.get(requestId) ?? 'other'
    bytes[type in bytes ? (type as keyof typeof bytes) : 'other'] += encodedDataLength
  })
  const began = performance.now()
  await page.goto(`${server.url}/wall`)
  await page.waitForSelector('main.wall.live canvas')
  const ms = performance.now() - began
  await page.waitForTimeout(3_000)
  await browser.close()
  await server.stop()
  print({
    bench: 'page',
    figure: 'compressed script of /wall',
    value: bytes.Script / KB,
    unit: 'KB',
    target: '<= 350',
    met: bytes.Script <= 350 * KB,
  })
  print({
    bench: 'page',
    figure: 'everything over the wire',
    value: (bytes.Script + bytes.Stylesheet + bytes.Document + bytes.other) / KB,
    unit: 'KB',
  })
  print({ bench: 'page', figure: 'time to first picture', value: ms, unit: 'ms' })
}

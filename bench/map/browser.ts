import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import type { Page } from '@playwright/test'
import { build } from 'vite'

const here = fileURLToPath(new URL('.', import.meta.url))
const contract = fileURLToPath(new URL('../../server/contract', import.meta.url))
const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.png': 'image/png',
}
// No GPU: a figure that a machine without one can repeat.
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--no-first-run',
  '--disable-component-update',
  '--disable-sync',
]

async function buildPages(into: string): Promise<void> {
  await build({
    configFile: false,
    root: here,
    logLevel: 'error',
    resolve: { alias: { '@contract': contract } },
    worker: { format: 'es' },
    build: {
      outDir: into,
      emptyOutDir: true,
      rollupOptions: { input: [join(here, 'ours.html'), join(here, 'yardstick.html')] },
    },
  })
}

/** Builds the bench's pages, serves them on loopback, opens a headless browser, and takes all of it away again. */
export async function withPages<T>(use: (open: (name: string) => Promise<Page>) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'qianshao-map-bench-'))
  await buildPages(folder)
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname
    readFile(join(folder, path)).then(
      (body) => response.setHeader('content-type', types[extname(path)] ?? 'application/octet-stream').end(body),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args })
  try {
    return await use(async (name) => {
      const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
      page.on('pageerror', (problem) => process.stderr.write(`${name}: ${problem.message}\n`))
      await page.goto(`http://127.0.0.1:${port}/${name}.html`, { waitUntil: 'load' })
      return page
    })
  } finally {
    await browser.close()
    server.close()
    await rm(folder, { recursive: true, force: true })
  }
}

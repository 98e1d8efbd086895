import { defineConfig } from '@playwright/test'
import { chromium } from '../.ci/provision.ts'

export default defineConfig({
  testDir: '.',
  testMatch: '*.e2e.ts',
  // One server and one browser at a time: two cores.
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  outputDir: '../node_modules/.cache/e2e',
  use: {
    screenshot: 'only-on-failure',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    launchOptions: {
      executablePath: chromium() ?? undefined,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
})

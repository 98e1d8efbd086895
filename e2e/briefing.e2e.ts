import { expect, test, type Page } from '@playwright/test'
import { seriousFaults } from './axe.ts'
import { House } from './house.ts'
import { freshPage } from './bureau.ts'

/* A leader comes for ten minutes and must leave with the truth: from his sign-in to the paper in his hand. */
test.describe.configure({ mode: 'serial' })

/** Its hands do the desk’s work: without them nothing would be intercepted. */
const house = new House({ DEMO_HANDS: 'on' })
let page: Page
test.beforeAll(async ({ browser }) => {
  await house.start()
  page = await freshPage(browser)
})
test.afterAll(async () => {
  await page.context().close()
  await house.close()
})

/** The value of the figure that is open, as it stands there. */
const value = (within: Page, root: string) => within.locator(`${root} .fig-value b`)

test('a leader signs in and stands before his briefings', async () => {
  const answer = await page.request.post(`${house.url}/api/v1/session`, {
    headers: { origin: house.url },
    data: { user: 'leader', password: 'demo-leader' },
  })
  expect(answer.status()).toBe(204)
  // The demo district has told enough when the rate has something to divide by, and its matters have gone their way.
  await expect
    .poll(
      async () => {
        const told = await page.request.get(`${house.url}/api/v1/indicators/interception.gross`)
        return ((await told.json()) as { numerator: number | null }).numerator
      },
      { timeout: 60_000 },
    )
    .toBeGreaterThan(0)
  await page.goto(house.url)
  await expect(page).toHaveURL(`${house.url}/briefing`)
  await expect(page.getByRole('heading', { name: '汇报', level: 1 })).toBeVisible()
  await expect(page.getByRole('link', { name: /前端拦截汇报/ })).toBeVisible()
  expect(await seriousFaults(page)).toEqual([])
})

test('1+5 opens held at a version, and is turned by keys', async () => {
  await page.getByRole('link', { name: /前端拦截汇报/ }).click()
  await expect(page.locator('.sheet-page footer b')).toHaveText(/^1 \/ \d$/)
  await expect(page).toHaveURL(/version=\d+/)
  await expect(page.locator('.sheet-page h1')).toContainText('前端拦截率')
  expect(await seriousFaults(page)).toEqual([])
  await page.keyboard.press('ArrowRight')
  await expect(page.locator('.sheet-page footer b')).toHaveText(/^2 \/ \d$/)
  await expect(page.locator('.sheet-page .kicker')).toContainText('五条前端通道')
  await page.keyboard.press('ArrowLeft')
  await expect(page.locator('.sheet-page footer b')).toHaveText(/^1 \/ \d$/)
})

test('its figure is opened by a key: how it is made, its feeds and its records; the link shows the same to whoever gets it', async () => {
  const shown = (await page.locator('.shown.main .shown-value').innerText()).replace('%', '').trim()
  await page.keyboard.press('Enter')
  const drawer = page.getByRole('dialog')
  await expect(drawer).toBeVisible()
  await expect(value(page, '.fig-drawer')).toHaveText(shown)
  for (const word of ['算法', '取数条件', '数据源', '背后的记录'])
    await expect(drawer.getByText(word, { exact: true })).toBeVisible()
  await expect(drawer.locator('tbody tr').first()).toBeVisible()
  const link = await drawer.locator('.fig-address').innerText()
  const code = await drawer.locator('.fig-code').innerText()
  const other = await page.context().newPage()
  await other.goto(link)
  await expect(value(other, '.fig-page')).toHaveText(shown)
  await expect(other.locator('.fig-code')).toHaveText(code)
  await other.getByRole('button', { name: '按周' }).click()
  await expect(other.locator('.fig-curve svg')).toBeVisible()
  await expect(other).toHaveURL(/by=week/)
  expect(new URL(other.url()).searchParams.get('version')).toBe(new URL(link).searchParams.get('version'))
  expect(await seriousFaults(other)).toEqual([])
  await other.close()
  await page.keyboard.press('Escape')
  await expect(drawer).toBeHidden()
})

test('a number that is looked up as it stands now is held where it was found: bar and code lead back to it', async () => {
  const other = await page.context().newPage()
  await other.goto(`${house.url}/figure/complaints.received`)
  await expect(other).toHaveURL(/version=\d+/)
  const shown = await value(other, '.fig-page').innerText()
  const code = await other.locator('.fig-code').innerText()
  const at = other.url()
  // As a hand writes it: small letters, and a gap in the middle.
  await other.goto(`${house.url}/f/${code.slice(0, 4).toLowerCase()}%20${code.slice(4).toLowerCase()}`)
  await expect(other).toHaveURL(at)
  await expect(value(other, '.fig-page')).toHaveText(shown)
  await other.close()
})

test('it is taken out as a paper, with its progress before his eyes', async () => {
  await page.mouse.move(400, 400)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出PDF' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/前端拦截汇报.*\.pdf$/)
  await expect(page.locator('.export-state')).toContainText('已导出')
  expect(await seriousFaults(page)).toEqual([])
})

test('where he composes his own is open to everybody’s hands', async () => {
  await page.goto(`${house.url}/briefing/new`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await seriousFaults(page)).toEqual([])
})

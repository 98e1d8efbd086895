import { expect, test, type Browser, type Page } from '@playwright/test'
import { become } from './become.ts'
import { House } from './house.ts'
import { expectLive } from './walls.ts'

/* A commander at the console points at a number, and the wall opens where it comes from. */

const house = new House({ DEMO_HANDS: 'on' })
let wall: Page
let desk: Page
test.beforeAll(async ({ browser }) => {
  test.setTimeout(180_000)
  await house.start()
  wall = await opened(browser)
  await wall.goto(`${house.url}/wall`)
  await expectLive(wall)
  desk = await opened(browser)
  await become(desk, house, 'commander')
  await desk.goto(`${house.url}/console`)
})
test.afterAll(async () => {
  for (const page of [wall, desk]) await page.context().close()
  await house.close()
})
async function opened(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'zh-CN' })
  return context.newPage()
}
const drawerOn = (page: Page) => page.getByRole('dialog')
const marked = () => wall.locator('[data-pointed]')
const shots = process.env['SHOTS']
const shot = async (page: Page, name: string) => {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png` })
}

async function pointAt(indicator: string) {
  await desk.locator(`.console-sums [data-indicator="${indicator}"][data-address]`).first().click()
  await drawerOn(desk).getByRole('button', { name: '在大屏上打开' }).click()
}

test('a number that is open on the console opens on the wall, marked where it hangs, and is closed from the console', async () => {
  await pointAt('tasks.open')
  await expect(drawerOn(desk).locator('.fig-value b')).toHaveText(/\d/)
  await shot(desk, 'console-drawer')
  await expect(drawerOn(wall).locator('.fig-value b')).toHaveText(/\d/)
  await expect(drawerOn(wall)).toContainText('指挥长从指挥台打开')
  await expect(marked().first()).toHaveAttribute('data-indicator', 'tasks.open')
  // The same figure at the same version.
  const address = (page: Page) => drawerOn(page).locator('.fig-code').innerText()
  await expect.poll(() => address(wall)).toMatch(/\S{8}/)
  // Alarms and the number itself stay in sight.
  const box = async (selector: string) => (await wall.locator(selector).first().boundingBox())!
  const [open, alarms] = [await box('.pointed .fig-drawer'), await box('.alarms')]
  expect(open.x + open.width).toBeLessThanOrEqual(alarms.x)
  await shot(wall, 'wall-1920')
  await wall.setViewportSize({ width: 3840, height: 2160 })
  await expect(drawerOn(wall)).toBeVisible()
  await shot(wall, 'wall-3840')
  await wall.setViewportSize({ width: 1920, height: 1080 })

  await wall.reload()
  await expect(drawerOn(wall).locator('.fig-value b')).toHaveText(/\d/)

  await desk.keyboard.press('Escape')
  await expect(desk.locator('.wall-line')).toContainText('演示大屏正在显示')
  await shot(desk, 'console-line')
  await desk.locator('.wall-line').getByRole('button', { name: '收起' }).click()
  await expect(drawerOn(wall)).toHaveCount(0)
  await expect(marked()).toHaveCount(0)
})

test('by name and by key any number is opened on the wall; whoever stands there can put it away', async () => {
  await desk.keyboard.press('w')
  const list = desk.getByRole('dialog', { name: '大屏' })
  await list.getByPlaceholder('按名称查找数字').fill('快检')
  await shot(desk, 'console-walls')
  await list.locator('.walls-list button').first().click()
  await expect(drawerOn(wall).locator('.fig-value')).toBeVisible()
  await wall.keyboard.press('Escape')
  await expect(drawerOn(wall)).toHaveCount(0)
  await desk.keyboard.press('Escape')
  await expect(list).toHaveCount(0)
})

test('when another console points at the same wall, the first is told by whom', async ({ browser }) => {
  await pointAt('tasks.open')
  await expect(drawerOn(wall).locator('.fig-value b')).toHaveText(/\d/)
  await desk.keyboard.press('Escape')
  const other = await opened(browser)
  await become(other, house, 'duty')
  await other.goto(`${house.url}/console`)
  await other.locator('.console-sums [data-indicator="alarms.open"][data-address]').first().click()
  await other.getByRole('dialog').getByRole('button', { name: '在大屏上打开' }).click()
  await expect(desk.locator('.wall-told')).toContainText('改为打开别的数字')
  await expect(marked().first()).toHaveAttribute('data-indicator', 'alarms.open')
  await other.context().close()
})

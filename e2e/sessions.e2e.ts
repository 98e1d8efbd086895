import { expect, test, type Page } from '@playwright/test'
import { become } from './become.ts'
import { freshPage } from './bureau.ts'
import { House } from './house.ts'

/* In a house where whoever does nothing for a minute is out. */
const house = new House({ IDLE_MINUTES: '1' })
let his: Page
test.beforeAll(async ({ browser }) => {
  await house.start()
  his = await freshPage(browser)
})
test.afterAll(async () => {
  await his.context().close()
  await house.close()
})

const ENDED = '登录已结束，请重新登录。'

async function revoke(page: Page, as: string, name: string) {
  await become(page, house, as)
  await page.goto(`${house.url}/admin#people`)
  await page.getByRole('button', { name: `打开“${name}”` }).click()
  await page.getByRole('button', { name: '让其在所有设备退出' }).click()
  await page.getByRole('button', { name: '全部退出' }).click()
  await expect(page.getByText('已办理，流水第')).toBeVisible()
}

test('somebody at the wall whose session is revoked elsewhere is led to the sign-in page and told so', async ({
  page,
}) => {
  await become(his, house, 'commander')
  await his.goto(`${house.url}/wall`)
  await expect(his.locator('main.wall')).toHaveClass(/live/)
  await revoke(page, 'admin', '周振宇')
  await expect(his).toHaveURL(/\/sign-in\?/, { timeout: 20_000 })
  await expect(his.getByText(ENDED)).toBeVisible()
})

test('an administrator whose session is revoked elsewhere is led to the sign-in page, and from there back to where he was', async ({
  page,
}) => {
  await become(his, house, 'admin')
  await his.goto(`${house.url}/admin#screens`)
  await expect(his.getByRole('heading', { name: '批准新屏幕' })).toBeVisible()
  await revoke(page, 'security', '谭启明')
  await expect(his.getByText(ENDED)).toBeVisible({ timeout: 20_000 })
  await his.getByRole('button', { name: '谭启明' }).click()
  await expect(his).toHaveURL(`${house.url}/admin#screens`)
})

test('a session ended at the profile of the same person ends at his other browser', async ({ page }) => {
  await become(his, house, 'security')
  await his.goto(`${house.url}/admin#people`)
  await expect(his.getByRole('rowheader', { name: '罗安然' })).toBeVisible()
  await become(page, house, 'security')
  await page.goto(`${house.url}/profile`)
  await page
    .getByRole('button', { name: /^退出这里/ })
    .first()
    .click()
  await expect(page.getByText('已退出：')).toBeVisible()
  await expect(his.getByText(ENDED)).toBeVisible({ timeout: 30_000 })
})

test('whoever does nothing is out after the idle time, however often his page asks; whoever works stays', async ({
  page,
}) => {
  test.setTimeout(240_000)
  await become(his, house, 'admin')
  await his.goto(`${house.url}/admin#screens`)
  await expect(his.getByRole('heading', { name: '批准新屏幕' })).toBeVisible()
  await become(page, house, 'desk')
  await page.goto(`${house.url}/admin#complaint`)
  await page.getByLabel('投诉编号').focus()
  await expect(async () => {
    await page.keyboard.press('End')
    expect(new URL(his.url()).pathname).toBe('/sign-in')
  }).toPass({ timeout: 150_000, intervals: [3_000] })
  await expect(his.getByText(ENDED)).toBeVisible()
  expect((await page.request.get(`${house.url}/api/v1/session`)).status()).toBe(200)
})

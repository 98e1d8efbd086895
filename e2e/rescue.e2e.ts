import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { become } from './become.ts'
import { event, House } from './house.ts'

/* One rescue from the first to the last touch: two commanders at their consoles, an officer with his phone, and no signal in the lift shaft. */

const house = new House()
let phoneContext: BrowserContext
test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000)
  await house.start()
  phoneContext = await browser.newContext({
    viewport: { width: 390, height: 844 },
    permissions: ['geolocation'],
    geolocation: { longitude: 114.12, latitude: 22.66, accuracy: 15 },
    hasTouch: true,
  })
})
test.afterAll(async () => {
  await phoneContext.close()
  await house.close()
})

async function consoleOf(browser: Browser, user: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
  await become(page, house, user)
  await page.goto(`${house.url}/console`)
  await expect(page.getByText('实时')).toBeVisible()
  return page
}

test('an entrapment is dispatched, rescued without a signal, proven, verified by the second commander and closed', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const phone = await phoneContext.newPage()
  await become(phone, house, 'field')
  await phone.goto(`${house.url}/field`)
  const me = (await (await phone.request.get(`${house.url}/api/v1/session`)).json()) as { name: string }
  await expect.poll(() => phone.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
  const next = async (name: string) => {
    await expect(phone.locator('.field-next button:not([aria-disabled=true])')).toHaveText(name)
    await phone.locator('.field-next button').click()
  }
  const line = phone.locator('.field-strip [role=status]')

  const first = await consoleOf(browser, 'commander')
  const second = await consoleOf(browser, 'duty')
  const sites = await first.request.get(`${house.url}/api/v1/sites?kind=elevator&limit=1`)
  const [lift] = ((await sites.json()) as { items: { siteId: string }[] }).items
  await house.tell(event('elevator.alarm', { siteId: lift!.siteId, code: '90', trapped: 17, phase: 'raised' }))

  // The first commander acknowledges and sends.
  await first
    .locator('.work-list')
    .getByRole('button', { name: /电梯困人 17 人/ })
    .click()
  const pane = first.locator('.detail')
  await expect(pane.getByRole('heading', { level: 2 })).toContainText('电梯困人 17 人')
  await first.keyboard.press('a')
  await first.keyboard.type('已通知维保单位')
  await first.keyboard.press('Enter')
  await expect(pane.locator('.pane-facts')).toContainText('指挥')
  await pane.locator('.pane-where').click()
  await first.keyboard.press('d')
  const people = pane.locator('.people li')
  await people.filter({ hasText: me.name }).getByRole('radio').check()
  const why = pane.locator('.why input')
  if (await why.isVisible()) await why.fill('他就在这栋楼')
  await pane.getByRole('button', { name: new RegExp(`派发给${me.name}`) }).click()
  await expect(pane.locator('.way .here')).toContainText('派发')
  const id = (await pane.locator('.pane-where b').innerText()).trim()

  // The officer takes it; then the signal is gone, and he goes all the way.
  await phone.reload()
  await phone.locator('.field-card', { hasText: '17 人' }).click()
  await next('收到，接单')
  await expect(line).toHaveText('全部已发送 · 已连接')
  await expect(pane.locator('.way .here')).toContainText('接单')
  await phoneContext.setOffline(true)
  for (const step of ['出发', '到达', '开始办理']) await next(step)
  await phone.getByLabel('与被困人员保持通话，确认人数与身体状况').fill('十七人，均无受伤')
  for (const done of ['被困人员已全部救出', '电梯已停用并设警示'])
    await phone.getByRole('checkbox', { name: done }).click()
  await phone.locator('#plan-photo input[type=file]').setInputFiles({
    ...{ name: 'IMG_0007.JPG', mimeType: 'image/jpeg', buffer: await first.screenshot({ type: 'jpeg', quality: 50 }) },
  })
  await expect(phone.locator('#plan-photo img')).toBeVisible()
  await phone.getByRole('radio', { name: '发现问题', exact: true }).click()
  await phone.locator('.field-page textarea').last().fill('十七人已救出，电梯停用')
  await next('提交结果')
  await expect(line).toContainText('项未发送 · 无信号')
  // Nothing of it is known at the centre, and it says nothing else.
  await expect(pane.locator('.way .here')).toContainText('接单')

  await phoneContext.setOffline(false)
  await expect(line).toHaveText('全部已发送 · 已连接', { timeout: 30_000 })
  await expect(pane.locator('.way .here')).toContainText('提交')
  const proof = pane.locator('.proofs img')
  await expect.poll(() => proof.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0)

  // The second commander verifies; the first sees who did, and closes.
  await second.keyboard.press('2')
  await second
    .locator('.work-list')
    .getByRole('button', { name: /电梯困人 17 人/ })
    .click()
  const other = second.locator('.detail')
  await expect(other.getByRole('button', { name: /核验通过/ })).toBeVisible()
  await other.locator('.pane-where').click()
  await second.keyboard.press('v')
  await second.keyboard.type('照片与现场相符')
  await second.keyboard.press('Enter')
  await expect(pane.locator('.way .here')).toContainText('核验')
  await expect(pane.locator('.thread')).toContainText('核验通过')
  await pane.getByRole('button', { name: '办结' }).click()
  await expect(pane.locator('.way .here')).toContainText('办结')
  await expect(other.locator('.way .here')).toContainText('办结')

  const told = (await (await first.request.get(`${house.url}/api/v1/tasks/${id}`)).json()) as {
    steps: { what: string }[]
    evidence: unknown[]
  }
  expect(told.steps.map(({ what }) => what).filter((what) => what !== 'late')).toEqual([
    ...[
      'opened',
      'issued',
      'delivered',
      'accepted',
      'departed',
      'arrived',
      'handled',
      'submitted',
      'verified',
      'closed',
    ],
  ])
  expect(told.evidence).toHaveLength(1)
})

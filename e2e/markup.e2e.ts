import { expect, test, type Page } from '@playwright/test'
import { become } from './become.ts'
import { event, House } from './house.ts'
import { MARKUP, SHORT_MARKUP, watchFor } from './markup.ts'

const house = new House()
test.beforeAll(async () => {
  await house.start()
  const place = { lng: 114.23, lat: 22.718 }
  const told = await house.tell(
    event('site.registered', { siteId: 'planted', kind: 'elevator', name: MARKUP, address: MARKUP, ...place }),
    event('elevator.alarm', { siteId: 'planted', code: '90', trapped: 1, phase: 'raised' }),
    event('market.quickTest', {
      siteId: 'planted',
      product: MARKUP,
      item: MARKUP,
      value: 1,
      unit: 'mg/kg',
      positive: true,
    }),
    ...Array.from({ length: 60 }, (_, n) => planted(`planted-${n}`)),
    // Another one: what stands under a name is masked wherever it stands.
    event('complaint.received', { ...planted('refused').data, kind: SHORT_MARKUP }),
  )
  expect([told.accepted, told.rejected.length]).toEqual([63, 1])
})
test.afterAll(() => house.close())

/** A complaint with markup in every text it has. */
function planted(complaintId: string) {
  return event('complaint.received', {
    complaintId,
    kind: 'complaint',
    channel: MARKUP,
    problemClass: MARKUP,
    respondent: { name: MARKUP },
    complainant: { name: MARKUP, phone: MARKUP.slice(0, 50), address: MARKUP, [`x${SHORT_MARKUP}`]: MARKUP },
    text: MARKUP,
    lng: 114.231,
    lat: 22.719,
  })
}
const told = (page: Page) => page.getByText(MARKUP, { exact: false })
const order = (page: Page, given: object) =>
  page.request.post(`${house.url}/api/v1/orders`, {
    headers: { origin: house.url },
    data: { id: crypto.randomUUID(), order: given },
  })

test('on the wall it is text: in the lines, the alarms, the charts, the records', async ({ page }) => {
  const watch = watchFor(page)
  await page.setViewportSize({ width: 1920, height: 1080 })
  await page.goto(`${house.url}/wall`)
  await expect(page.locator('.just-now')).toContainText(MARKUP)
  await expect(page.locator('section.alarms')).toContainText(MARKUP)
  // Whatever a chart says of what the pointer is over.
  for (const chart of await page.locator('.wall-charts canvas').all()) {
    const box = (await chart.boundingBox())!
    for (const share of [0.2, 0.5, 0.8])
      await page.mouse.move(box.x + box.width * share, box.y + box.height * 0.4, { steps: 3 })
  }
  await page.locator('.just-now [data-item]', { hasText: MARKUP }).first().click()
  await expect(page.getByRole('dialog')).toContainText(MARKUP)
  await page.keyboard.press('Escape')
  // Where a chart comes from, told apart by the words of the source.
  await page.locator('.wall-charts .chart1 .chart').press('Enter')
  await expect(page.getByRole('dialog').locator('.fig')).toContainText(MARKUP)
  await watch.expectNothing()
})

test('among the rejected records and in imported files it is text', async ({ page }) => {
  const watch = watchFor(page)
  await become(page, house, 'admin')
  await page.goto(`${house.url}/admin#rejected`)
  const record = page.locator('.record', { hasText: '/data/kind' }).first()
  await record.locator('.record-line').click()
  await expect(record.locator('textarea')).toHaveValue(/<img class=planted src=x/)
  await page.getByRole('link', { name: '导入' }).click()
  const file = [
    '投诉编号,被投诉主体名称,接收时间,经度,纬度,渠道',
    `i1,${SHORT_MARKUP},not a time,114.2,22.7,窗口`,
    `i2,${SHORT_MARKUP},2026-11-20 09:00,114.2,22.7,${SHORT_MARKUP}`,
  ]
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: `${SHORT_MARKUP}.csv`, mimeType: 'text/csv', buffer: Buffer.from(file.join('\n')) })
  await page.getByRole('button', { name: '试读并预览' }).click()
  await expect(page.getByText('拒收 1')).toBeVisible()
  await page.getByRole('button', { name: '开始导入' }).click()
  await expect(page.locator('table tbody tr', { hasText: SHORT_MARKUP }).first()).toContainText('完成')
  await watch.expectNothing()
})

test('a person, a screen and a key named so are text, to whoever lists them and to the person himself', async ({
  page,
  browser,
}) => {
  const watch = watchFor(page)
  await become(page, house, 'admin')
  const { result } = (await (
    await order(page, { verb: 'person.invite', user: 'planted', name: SHORT_MARKUP })
  ).json()) as { result: { link: string } }
  const { code } = (await (
    await page.request.post(`${house.url}/api/v1/screens/pairing`, { headers: { origin: house.url }, data: {} })
  ).json()) as { code: string }
  const screen = { verb: 'screen.approve', code, name: SHORT_MARKUP, place: MARKUP, audience: 'public' }
  expect((await order(page, screen)).status()).toBe(200)
  expect((await order(page, { verb: 'key.make', name: SHORT_MARKUP, sources: [MARKUP] })).status()).toBe(200)
  for (const section of ['people', 'screens', 'keys']) {
    await page.goto(`${house.url}/admin#${section}`)
    await page.getByRole('button', { name: `打开“${SHORT_MARKUP}”` }).click()
    const named = page.getByRole('rowheader').filter({ hasText: SHORT_MARKUP })
    await expect(named).toBeVisible()
    const grave = page.locator('.unfolded').getByRole('button', { name: /停用账号|撤销/ })
    await grave.click()
    await expect(page.locator('.asked')).toContainText(SHORT_MARKUP)
    await page.keyboard.press('Escape')
  }
  await watch.expectNothing()

  const own = await browser.newPage()
  const ownWatch = watchFor(own)
  await own.goto(house.url + result.link)
  await expect(own.getByText(`${SHORT_MARKUP}，您好`)).toBeVisible()
  await own.getByLabel('新密码', { exact: true }).fill('Longgang-8890-Ma')
  await own.getByLabel('再输一遍新密码').fill('Longgang-8890-Ma')
  await own.keyboard.press('Enter')
  await expect(own.getByRole('heading', { level: 1, name: SHORT_MARKUP })).toBeVisible()
  await ownWatch.expectNothing()
  await own.close()
})

test('a complaint is text to the desk, masked and unmasked, and its reason is text to the auditor', async ({
  page,
}) => {
  const watch = watchFor(page)
  await become(page, house, 'desk')
  await page.goto(`${house.url}/admin#complaint`)
  await page.getByLabel('投诉编号').fill('planted-0')
  await page.keyboard.press('Enter')
  await expect(page.locator('dl.facts')).toContainText(MARKUP)
  await page.getByRole('button', { name: '查看“姓名”原文' }).click()
  await page.getByLabel('查看“姓名”原文的理由').fill(MARKUP)
  await page.keyboard.press('Enter')
  await expect(page.locator('.clear')).toHaveText(MARKUP)
  await watch.expectNothing()

  await become(page, house, 'auditor')
  await page.goto(`${house.url}/admin#audit`)
  await page.reload()
  await page.getByLabel('投诉编号').fill('planted-0')
  await page.getByRole('button', { name: '查这一件' }).click()
  await expect(page.getByText('投诉 planted-0 被谁看过')).toBeVisible()
  const line = page.getByRole('row', { name: /林嘉怡 查看了 planted-0 的个人信息原文/ })
  await line.getByRole('button').click()
  await expect(page.locator('.unfolded')).toContainText(MARKUP)
  await page.getByLabel('投诉编号').fill(MARKUP)
  await page.getByRole('button', { name: '查这一件' }).click()
  await expect(page.getByText('没有符合的记录')).toBeVisible()
  await expect(told(page).first()).toBeVisible()
  await page.getByRole('button', { name: '清空' }).click()
  for (const said of [/邀请了/, /批准屏幕/, /新建了密钥/]) {
    await page.getByRole('row', { name: said }).first().getByRole('button').click()
    await expect(page.locator('.unfolded')).toContainText(SHORT_MARKUP)
  }
  await watch.expectNothing()
})

import { expect, test, type Browser, type Page } from '@playwright/test'
import { seriousFaults } from './axe.ts'
import { become } from './become.ts'
import { House } from './house.ts'

/* A slip from the leader's instruction to its end, on the pages of those who do it: leader, station on a phone, duty room by keyboard. */

const house = new House()
test.beforeAll(async () => {
  await house.start()
})
test.afterAll(() => house.close())

async function at(browser: Browser, user: string, path: string, width = 1440): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width, height: 900 } })).newPage()
  await become(page, house, user)
  await page.goto(house.url + path)
  return page
}

test('a leader urges, the station answers on a phone, the duty room checks again and strikes it off', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const leader = await at(browser, 'leader', '/admin#urging')
  await leader.getByRole('button', { name: '开督办单' }).click()
  await leader.getByRole('radio', { name: '橙' }).check()
  await leader.getByLabel('督办单位').selectOption({ index: 1 })
  await leader.getByLabel('督办事项').fill('明厨亮灶断线处置')
  await leader.getByLabel('督办要求').fill('请核实断线原因并恢复接入。')
  expect(await seriousFaults(leader)).toEqual([])
  await leader.getByRole('button', { name: '开单', exact: true }).click()
  await expect(leader.locator('.detail h2')).toHaveText('明厨亮灶断线处置')

  const station = await at(browser, 'station', '/field', 390)
  await station.getByRole('link', { name: '督办单 1 件待本所答复' }).click()
  await station.getByRole('button', { name: /明厨亮灶断线处置/ }).click()
  await expect(station.locator('.detail')).toContainText('请核实断线原因并恢复接入。')
  await station.getByRole('button', { name: '答复', exact: true }).click()
  await station.getByLabel(/办理情况/).fill('断线系网络故障，已全部恢复。')
  expect(await seriousFaults(station)).toEqual([])
  await station.locator('.urging-form').getByRole('button', { name: '答复', exact: true }).click()
  await expect(station.locator('.detail')).toContainText('待复查')

  const duty = await at(browser, 'duty', '/console')
  const row = duty.locator('.work-list').getByRole('button', { name: /明厨亮灶断线处置/ })
  await expect(duty.getByText('实时')).toBeVisible()
  await duty.keyboard.press('3')
  await expect(row).toBeFocused()
  await duty.keyboard.press('Enter')
  await expect(duty.locator('.detail')).toContainText('断线系网络故障')
  await duty.keyboard.press('v')
  await duty.getByLabel(/复查情况/).fill('抽查三家，画面正常。')
  expect(await seriousFaults(duty)).toEqual([])
  await duty.locator('.urging-form').getByRole('button', { name: '复查' }).click()
  await expect(duty.locator('.detail')).toContainText('待销号')
  await duty.locator('.urging-acts').getByRole('button', { name: '销号' }).click()
  await duty.locator('.urging-form').getByRole('button', { name: '销号' }).click()
  await expect(duty.locator('.detail')).toContainText('已销号')

  await leader.goto(`${house.url}/admin#league`)
  await leader.reload()
  const first = leader.locator('.league tbody tr').first()
  await expect(first).toContainText('100.00 %')
  expect(await seriousFaults(leader)).toEqual([])
  const slips = (await (await leader.request.get(`${house.url}/api/v1/urgings`)).json()) as { items: { id: string }[] }
  await first.locator('[data-indicator="urging.opened"]').first().click()
  await expect(leader.getByRole('dialog').locator('.fig-records')).toContainText(slips.items[0]!.id)
})

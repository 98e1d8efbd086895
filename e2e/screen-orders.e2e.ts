import { expect, test, type Page } from '@playwright/test'
import { firstAdministrator, freshPage, TWO_STATIONS } from './bureau.ts'
import { event, House } from './house.ts'
import { cases, codeAt, expectLive, oneCase, pairedWall } from './walls.ts'

/* What an administrator orders of a wall happens at the wall, within seconds and by itself. */
test.setTimeout(240_000)

const house = new House({}, TWO_STATIONS)
let admin: Page
let hall: Page
let lobby: Page
test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000)
  await house.start()
  admin = await freshPage(browser)
  hall = await freshPage(browser)
  lobby = await freshPage(browser)
  await firstAdministrator(admin, house)
  await pairedWall(hall, admin, house, '指挥大厅')
  await pairedWall(lobby, admin, house, '一楼')
  await house.tell(oneCase('case-1'))
})
test.afterAll(async () => {
  for (const page of [admin, hall, lobby]) await page.context().close()
  await house.close()
})

async function open(name: string) {
  await admin.goto(`${house.url}/admin#screens`)
  await admin.reload()
  await admin.getByRole('button', { name: `打开“${name}”` }).click()
  return admin.locator('.unfolded')
}
const WITHIN = { timeout: 20_000 }

test('renamed and pointed at the public, it loses every single case', async () => {
  await expect(cases(lobby).first()).toBeVisible()
  const detail = await open('一楼')
  await detail.getByLabel('名称').fill('门厅')
  await detail.getByLabel('给谁看').selectOption({ label: '公众屏' })
  await detail.getByRole('button', { name: '保存更改' }).click()
  await expect(detail.getByText('已办理，流水第')).toBeVisible()
  await expect(admin.getByRole('row', { name: /门厅/ }).first()).toContainText('公众屏')

  await expect(cases(lobby)).toHaveCount(0, WITHIN)
  await expectLive(lobby)
  const { shelves } = (await (await lobby.request.get(`${house.url}/api/v1/picture`)).json()) as {
    shelves: Record<string, object>
  }
  expect(shelves['complaints']).toEqual({})
  expect(JSON.stringify(shelves)).not.toMatch(/case-\d|个案之店/)
  for (const path of ['/api/v1/complaints', '/api/v1/facts', '/api/v1/complaints/case-1'])
    expect((await lobby.request.get(house.url + path)).status(), path).toBe(403)

  // What is only counted still moves: the frames of the public come, without the case.
  const count = async () => Number(/\d+/.exec(await lobby.locator('.figures .figure').first().innerText())?.[0])
  const before = await count()
  await house.tell(oneCase('case-2'))
  await expect.poll(count).toBe(before + 1)
  await expect(cases(lobby)).toHaveCount(0)
  await expectLive(hall)
  await expect(cases(hall).first()).toBeVisible()
})

test('in public a number that is open to all opens what it counts, and no record; what is not public opens nothing', async () => {
  await expect(lobby.locator('[data-indicator="tasks.open"][data-address]')).toHaveCount(0)
  await house.tell(
    event('site.registered', { siteId: 'p-1', kind: 'pharmacy', name: '甲药店', lng: 114.15, lat: 22.7 }),
  )
  const registered = lobby.locator('.map-legend [data-indicator="sites.registered"][data-address]')
  await registered.filter({ hasText: /^\s*1\s*$/ }).click(WITHIN)
  const drawer = lobby.getByRole('dialog')
  await expect(drawer.locator('.fig-value')).toContainText('1')
  await expect(drawer).toContainText('明细只对局内人员开放')
  await expect(drawer.locator('.fig-records')).toHaveCount(0)
  await lobby.keyboard.press('Escape')
  await expect(drawer).toHaveCount(0)
})

test('revoked, it shows a new code and nothing else; Escape at the question leaves it as it was', async () => {
  const detail = await open('指挥大厅')
  await detail.getByRole('button', { name: '撤销屏幕' }).click()
  await expect(detail.getByRole('button', { name: '不了' })).toBeFocused()
  await admin.keyboard.press('Escape')
  await expectLive(hall)
  await detail.getByRole('button', { name: '撤销屏幕' }).click()
  await detail.getByRole('button', { name: '撤销', exact: true }).click()
  await expect(hall.locator('main.pairing')).toBeVisible(WITHIN)
  await codeAt(hall)
  await expect(hall.locator('main.wall')).toHaveCount(0)
  await expect(cases(hall)).toHaveCount(0)
  expect((await hall.request.get(`${house.url}/api/v1/picture`)).status()).toBe(401)
  expect(new URL(hall.url()).pathname).toBe('/wall')
})

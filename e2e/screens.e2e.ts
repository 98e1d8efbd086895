import { expect, test, type Page } from '@playwright/test'
import { seriousFaults } from './axe.ts'
import { firstAdministrator, freshPage, TWO_STATIONS } from './bureau.ts'
import { House } from './house.ts'
import { approve, cases, codeAt, expectLive, oneCase } from './walls.ts'

/* One wall from its first evening on: each test goes on where the one before stopped. */
test.describe.configure({ mode: 'serial' })
test.setTimeout(240_000)

const house = new House({}, TWO_STATIONS)
let admin: Page
let wall: Page
/** Every page the wall ever stood at. */
const stoodAt: string[] = []
test.beforeAll(async ({ browser }) => {
  await house.start()
  admin = await freshPage(browser)
  wall = await freshPage(browser)
  wall.on('framenavigated', (frame) => stoodAt.push(new URL(frame.url()).pathname))
  await wall.setViewportSize({ width: 1920, height: 1080 })
})
test.afterAll(async () => {
  for (const page of [admin, wall]) await page.context().close()
  await house.close()
})
const lines = () => wall.locator('.just-now li', { hasText: '个案之事' })

test('a wall without identity shows six digits, and becomes the live wall by itself when they are typed elsewhere', async () => {
  await firstAdministrator(admin, house)
  await wall.goto(`${house.url}/wall`)
  const code = await codeAt(wall)
  expect(code).toMatch(/^\d{6}$/)
  expect(await seriousFaults(wall)).toEqual([])
  const wrong = await approve(admin, house, code === '111111' ? '222222' : '111111', '指挥大厅')
  await expect(wrong.getByText('没有屏在显示这个配对码')).toBeVisible()
  const form = await approve(admin, house, code, '指挥大厅')
  await expect(form.getByText('已办理，流水第')).toBeVisible()
  await expectLive(wall)
  await house.tell(oneCase('case-1'))
  await expect(lines()).toHaveCount(1)
  await expect(admin.getByRole('row', { name: /指挥大厅/ })).toContainText('设备密钥')
  await admin.getByRole('button', { name: '打开“指挥大厅”' }).click()
  expect(await seriousFaults(admin)).toEqual([])
})

test('when its server was killed and is back, the wall is back by itself, at the wall and nowhere else', async () => {
  await house.kill()
  await expect(wall.locator('main.wall')).toHaveClass(/lost/, { timeout: 15_000 })
  await house.start()
  await expectLive(wall)
  await house.tell(oneCase('case-2'))
  await expect(lines()).toHaveCount(2)
  // As after a power cut: the page begins anew too.
  await wall.reload()
  await expectLive(wall)
  expect(new Set(stoodAt)).toEqual(new Set(['/wall']))
})

test('whatever a wall may not open leads back to the wall', async () => {
  for (const path of ['/', '/admin', '/profile']) {
    await wall.goto(house.url + path)
    await expectLive(wall)
    expect(new URL(wall.url()).pathname).toBe('/wall')
  }
  expect(stoodAt).not.toContain('/sign-in')
})

test('a copy of all its cookies in another browser is no wall, and the wall does not mind', async ({ browser }) => {
  const copy = await freshPage(browser)
  const cookies = await wall.context().cookies([`${house.url}/`, `${house.url}/api/v1/screens/session`])
  expect(cookies.map(({ name }) => name).sort()).toEqual(['qs_screen', 'qs_session'])
  await copy.context().addCookies(cookies)
  await copy.goto(`${house.url}/wall`)
  await codeAt(copy)
  await expect(cases(copy)).toHaveCount(0)
  await copy.context().close()
  await house.tell(oneCase('case-3'))
  await expect(lines()).toHaveCount(3)
})

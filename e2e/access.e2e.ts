import { expect, test, type Page } from '@playwright/test'
import { sectionsFor, type Section } from '../client/admin/sections.ts'
import { roleRules, type Role } from '../server/contract/roles.ts'
import { House } from './house.ts'

const house = new House()
test.beforeAll(async () => {
  await house.start()
})
test.afterAll(() => house.close())

interface DemoPerson {
  readonly name: string
  readonly role: Role
  /** Pages that are never his, whatever else a role comes to be allowed. */
  readonly never: readonly string[]
}
/** 三员分立, and that nobody but the desk and the stations comes near a complainant. */
const people: readonly DemoPerson[] = [
  { name: '陈晓岚', role: 'dutyOfficer', never: ['/admin#people', '/admin#audit'] },
  { name: '林嘉怡', role: 'deskOfficer', never: ['/admin#people', '/admin#screens', '/admin#audit'] },
  { name: '周振宇', role: 'commander', never: ['/admin#people', '/admin#audit'] },
  { name: '郑国栋', role: 'leader', never: ['/admin#people', '/admin#complaint'] },
  { name: '黄志强', role: 'stationOfficer', never: ['/admin#imports', '/admin#audit'] },
  { name: '李淑芬', role: 'laneMember', never: ['/wall', '/admin#complaint'] },
  { name: '吴文静', role: 'laneMember', never: ['/wall', '/admin#feeds'] },
  { name: '何俊杰', role: 'fieldOfficer', never: ['/admin', '/admin#complaint'] },
  { name: '许慎之', role: 'auditor', never: ['/wall', '/admin#complaint', '/admin#keys'] },
  { name: '谭启明', role: 'systemAdmin', never: ['/wall', '/admin#audit', '/admin#complaint'] },
  { name: '罗安然', role: 'securityAdmin', never: ['/wall', '/admin#audit', '/admin#screens'] },
]
const TITLES: Readonly<Record<Section, string>> = {
  desk: '办件',
  interception: '前端拦截',
  urging: '督办',
  league: '排名',
  feeds: '数据源',
  rejected: '被拒记录',
  imports: '导入',
  complaint: '投诉人',
  whatif: '推演',
  people: '人员',
  screens: '屏幕',
  keys: '密钥',
  calling: '外呼',
  calendar: '工作日历',
  lanes: '治理模式',
  audit: '审计',
}
const titlesOf = (role: Role) => sectionsFor(roleRules[role].may).map((section) => TITLES[section])

const pathOf = (page: Page) => new URL(page.url()).pathname
const tabs = (page: Page) => page.getByRole('navigation', { name: '分区' }).getByRole('link')
/** Everything that belongs to somebody who is signed in. */
const his = (page: Page) => page.locator('.admin, .field-page, .profile, .home-who, .shelf')

const settled = (page: Page) =>
  expect(page.locator('main.wall.live, .admin h2, .field-page h1, .profile h1, .shelf h1').first()).toBeVisible({
    timeout: 30_000,
  })

for (const { name, role, never } of people)
  test(`${name} comes in at one click, finds only what his role opens, and leaves nothing behind`, async ({ page }) => {
    const { home } = roleRules[role]
    await page.goto(house.url)
    await page.getByRole('button', { name }).click()
    await settled(page)
    expect(pathOf(page)).toBe(home)
    if (home === '/admin') await expect(tabs(page)).toHaveText(titlesOf(role))

    for (const address of never) {
      await page.goto(house.url + address)
      await settled(page)
      const [path, section] = address.split('#') as [string, Section | undefined]
      // A page that is not his leads home; a section that is not his, to one that is.
      if (path === '/admin' && !never.includes('/admin')) {
        await expect(tabs(page)).toHaveText(titlesOf(role))
        await expect(page.locator('[aria-current=page]')).not.toHaveText(TITLES[section!])
      } else expect(pathOf(page)).toBe(home)
      await expect(page.getByRole('alert')).toHaveCount(0)
    }

    await page.goto(`${house.url}/profile`)
    await expect(page.getByRole('heading', { name })).toBeVisible()
    await page.getByRole('button', { name: '退出登录' }).first().click()
    await expect(his(page)).toHaveCount(0)
    expect((await page.request.get(`${house.url}/api/v1/session`)).status()).toBe(401)
    await page.goBack()
    // The demo's wall is for everyone; everything else asks who is there.
    await expect(page.locator('main.wall, main.sign-in').first()).toBeVisible()
    await expect(his(page)).toHaveCount(0)
  })

test('the administrator’s own way out leads out too', async ({ page }) => {
  await page.goto(house.url)
  await page.getByRole('button', { name: '谭启明' }).press('Enter')
  await page.getByRole('button', { name: '退出', exact: true }).click()
  await expect(page.getByRole('button', { name: '谭启明' })).toBeVisible()
  await page.goBack()
  await expect(his(page)).toHaveCount(0)
})

test('home offers a person the doors that open to him, and no other', async ({ page }) => {
  const doors = page.getByRole('navigation', { name: '可以打开' }).locator('a b')
  await page.goto(house.url)
  await expect(doors).toHaveText(['态势大屏', '登录'])
  for (const [name, expected] of [
    ['林嘉怡', ['态势大屏', '汇报', '系统管理', '我的账号']],
    ['郑国栋', ['态势大屏', '汇报', '系统管理', '我的账号']],
    ['许慎之', ['系统管理', '我的账号']],
    ['吴文静', ['系统管理', '我的账号']],
  ] as const) {
    await page.getByRole('button', { name }).click()
    await expect.poll(() => pathOf(page)).not.toBe('/')
    await page.goto(`${house.url}/?stay`)
    await expect(doors).toHaveText([...expected])
    await page.getByRole('button', { name: '退出登录' }).click()
    await expect(doors).toHaveText(['态势大屏', '登录'])
  }
})

test('whoever signs in by keyboard comes to where he was going; a wrong password says so and keeps the account', async ({
  page,
}) => {
  await page.goto(`${house.url}/admin#imports`)
  const user = page.getByLabel('账号', { exact: true })
  await user.focus()
  await page.keyboard.type('desk')
  await page.keyboard.press('Tab')
  await page.keyboard.type('not-his-password')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toHaveText('账号或密码不对。')
  await expect(user).toHaveValue('desk')
  await expect(page.getByLabel('密码', { exact: true })).toBeFocused()
  await page.keyboard.type('demo-desk')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '文件导入' })).toBeVisible()
  expect(page.url()).toBe(`${house.url}/admin#imports`)
})

test('a page kept by the browser for its back button shows nothing once its person has signed out', async ({
  playwright,
}, { project }) => {
  const browser = await playwright.chromium.launch({
    ...project.use.launchOptions,
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  })
  try {
    const page = await browser.newPage()
    await page.goto(house.url)
    await page.getByRole('button', { name: '许慎之' }).click()
    // By its whole name: the home page, seen for a moment on the way, says 审计 among other things at its own door.
    await page.getByRole('link', { name: '审计', exact: true }).click()
    await expect(page.getByRole('rowheader', { name: '许慎之 登录' }).first()).toBeVisible()
    // Another document in the same tab: the one before is kept as it stood.
    await page.goto(`${house.url}/version`)
    await page.request.delete(`${house.url}/api/v1/session`, { headers: { origin: house.url } })
    // Not `goBack`: that waits for a load, and a page that was kept does not load.
    await page.evaluate(() => void setTimeout(() => history.back()))
    await expect.poll(() => pathOf(page)).toBe('/sign-in')
    await expect(his(page)).toHaveCount(0)
  } finally {
    await browser.close()
  }
})

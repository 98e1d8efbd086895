import { expect, test, type Page } from '@playwright/test'
import { House } from './house.ts'

const house = new House()
test.beforeAll(async () => {
  await house.start()
})
test.afterAll(() => house.close())

interface Expected {
  readonly name: string
  readonly home: '/wall' | '/admin' | '/profile'
  /** Tabs of the administrator's page. */
  readonly sections: readonly string[]
  readonly notHis: readonly string[]
}
const AT_THE_WALL = { home: '/wall', sections: [], notHis: ['/admin', '/admin#audit'] } as const
const IN_A_LANE = { home: '/profile', sections: [], notHis: ['/wall', '/admin#complaint'] } as const
const people: readonly Expected[] = [
  { name: '陈晓岚', ...AT_THE_WALL },
  {
    name: '林嘉怡',
    home: '/admin',
    sections: ['数据源', '被拒记录', '导入', '投诉人'],
    notHis: ['/admin#people', '/admin#screens', '/admin#audit'],
  },
  { name: '周振宇', ...AT_THE_WALL },
  { name: '郑国栋', ...AT_THE_WALL },
  { name: '黄志强', ...AT_THE_WALL },
  { name: '李淑芬', ...IN_A_LANE },
  { name: '吴文静', ...IN_A_LANE },
  { name: '何俊杰', ...AT_THE_WALL },
  { name: '许慎之', home: '/admin', sections: ['人员', '审计'], notHis: ['/wall', '/admin#complaint', '/admin#keys'] },
  {
    name: '谭启明',
    home: '/admin',
    sections: ['数据源', '被拒记录', '导入', '人员', '屏幕', '密钥'],
    notHis: ['/wall', '/admin#audit', '/admin#complaint'],
  },
  { name: '罗安然', home: '/admin', sections: ['人员', '密钥'], notHis: ['/wall', '/admin#audit', '/admin#screens'] },
]

const pathOf = (page: Page) => new URL(page.url()).pathname
const tabs = (page: Page) => page.getByRole('navigation', { name: '分区' }).getByRole('link')
/** Everything that belongs to somebody who is signed in. */
const his = (page: Page) => page.locator('.admin, .profile, .home-who')

async function expectHome(page: Page, { name, home, sections }: Expected) {
  await expect.poll(() => pathOf(page)).toBe(home)
  if (home === '/wall') return expect(page.locator('main.wall')).toHaveClass(/live/, { timeout: 20_000 })
  if (home === '/profile') return expect(page.getByRole('heading', { name })).toBeVisible()
  await expect(page.locator('.admin-self')).toContainText(name)
  await expect(tabs(page)).toHaveText([...sections])
  await expect(page.getByRole('heading', { level: 2 })).toBeVisible()
}

for (const person of people)
  test(`${person.name} comes in at one click, finds only what his role opens, and leaves nothing behind`, async ({
    page,
  }) => {
    await page.goto(house.url)
    await page.getByRole('button', { name: person.name }).click()
    await expectHome(page, person)
    for (const address of person.notHis) {
      await page.goto(house.url + address)
      await expectHome(page, person)
      await expect(page.getByRole('alert')).toHaveCount(0)
    }
    if (person.home !== '/admin') await page.goto(`${house.url}/profile`)
    await page
      .getByRole('button', { name: /^退出(登录)?$/ })
      .first()
      .click()
    await expect(his(page)).toHaveCount(0)
    expect((await page.request.get(`${house.url}/api/v1/session`)).status()).toBe(401)
    await page.goBack()
    // The demo's wall is for everyone; everything else asks who is there.
    await expect(page.locator(person.home === '/wall' ? 'main.wall' : 'main.sign-in')).toBeVisible()
    await expect(his(page)).toHaveCount(0)
  })

test('home offers a person the doors that open to him, and no other', async ({ page }) => {
  const doors = page.getByRole('navigation', { name: '可以打开' }).locator('a b')
  await page.goto(house.url)
  await expect(doors).toHaveText(['态势大屏', '登录'])
  for (const [name, expected] of [
    ['林嘉怡', ['态势大屏', '系统管理', '我的账号']],
    ['郑国栋', ['态势大屏', '我的账号']],
    ['许慎之', ['系统管理', '我的账号']],
    ['吴文静', ['我的账号']],
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
    await page.getByRole('link', { name: '审计' }).click()
    await expect(page.getByRole('rowheader', { name: '许慎之 查阅了审计记录' }).first()).toBeVisible()
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

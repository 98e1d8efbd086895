import { expect, test, type Page } from '@playwright/test'
import { seriousFaults } from './axe.ts'
import {
  enrol,
  firstAdministrator,
  followInvitation,
  freshPage,
  invite,
  PASSWORDS,
  type Phone,
  signIn,
  TWO_STATIONS,
} from './bureau.ts'
import { event, House } from './house.ts'

/* A new bureau from its first start: each test goes on where the one before stopped. */
test.describe.configure({ mode: 'serial' })
test.setTimeout(240_000)

const house = new House({}, TWO_STATIONS)
let admin: Page
let security: Page
let officer: Page
/** The first administrator's. */
let phone: Phone
let codes: string[] = []
test.beforeAll(async ({ browser }) => {
  await house.start()
  admin = await freshPage(browser)
  security = await freshPage(browser)
  officer = await freshPage(browser)
})
test.afterAll(async () => {
  for (const page of [admin, security, officer]) await page.context().close()
  await house.close()
})

const row = (page: Page, name: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) })

test('the link of the console makes the first administrator, who must enrol a second factor before anything opens', async () => {
  await admin.goto(house.url)
  await expect(admin).toHaveURL(`${house.url}/sign-in`)
  await expect(admin.locator('.demo')).toHaveCount(0)
  ;({ phone, codes } = await firstAdministrator(admin, house))
  expect(new Set(codes).size).toBeGreaterThanOrEqual(8)
  expect(admin.url()).not.toContain('#')
  await admin.reload()
  await expect(admin.getByRole('heading', { name: '二次验证' })).toBeVisible()
  for (const code of codes) await expect(admin.getByText(code)).toHaveCount(0)
  await admin.getByRole('link', { name: '系统管理' }).click()
  await expect(admin.getByRole('link', { name: '人员' })).toBeVisible()
})

test('the link of the console is good once', async ({ page }) => {
  await page.goto(await house.firstLink)
  await expect(page.getByRole('alert')).toHaveText('邀请链接无效、已用过或已过期。')
})

test('someone invited sets his own password and waits for a role; the first administrator names the security administrator, and nothing else', async () => {
  const link = await invite(admin, house, 'zhao', '赵安全')
  expect(new URL(link).origin).toBe(house.url)
  expect(await seriousFaults(admin)).toEqual([])
  await followInvitation(security, link, PASSWORDS.security)
  await expect(security.getByText('尚未授予角色。请安全管理员授予后刷新本页。')).toBeVisible()
  for (const path of ['/wall', '/admin', '/']) {
    await security.goto(house.url + path)
    await expect(security).toHaveURL(`${house.url}/profile`)
  }
  await admin.getByRole('button', { name: '打开“赵安全”' }).click()
  const role = admin.getByRole('combobox', { name: '角色' })
  await expect(role.locator('option')).toHaveText(['尚未授予角色', '安全管理员'])
  await role.selectOption({ label: '安全管理员' })
  await admin.getByRole('button', { name: '授予' }).click()
  await expect(admin.getByText('已办理，流水第').last()).toBeVisible()
  await expect(row(admin, '赵安全')).toContainText('安全管理员')
})

test('what he was is over at once: he signs in again, enrols, and finds the people', async () => {
  await security.getByRole('button', { name: '刷新' }).click()
  await expect(security).toHaveURL(/\/sign-in/)
  await signIn(security, house, 'zhao', PASSWORDS.security)
  await expect(security).toHaveURL(`${house.url}/profile`)
  await enrol(security, PASSWORDS.security)
  await security.getByRole('link', { name: '系统管理' }).click()
  await expect(row(security, '孙首任')).toContainText('系统管理员')
  await expect(security.getByText('邀请新人员')).toHaveCount(0)
})

test('a station’s officer is granted his station, and sees its complaints only, on the wall and in the list', async () => {
  const link = await invite(admin, house, 'qian', '钱所员')
  await followInvitation(officer, link, PASSWORDS.officer)
  await security.goto(`${house.url}/admin#people`)
  await security.getByRole('button', { name: '打开“钱所员”' }).click()
  await security.getByRole('combobox', { name: '角色' }).selectOption({ label: '监管所人员' })
  await expect(security.getByText('尚未指定范围：此角色在指定范围之前什么也看不到')).toBeVisible()
  await security.getByLabel('甲所').check()
  await security.getByRole('button', { name: '授予' }).click()
  await expect(row(security, '钱所员')).toContainText('甲所')

  const complaint = (n: number, station: 'st-1' | 'st-2', lng: number) =>
    event('complaint.received', {
      complaintId: `${station}-${n}`,
      kind: 'complaint',
      channel: '窗口',
      problemClass: station === 'st-1' ? '甲类之事' : '乙类之事',
      respondent: { name: station === 'st-1' ? '甲店' : '乙店' },
      wouldBeStation: station,
      lng,
      lat: 22.7,
    })
  const told = await house.tell(complaint(1, 'st-1', 114.15), complaint(1, 'st-2', 114.25))
  expect(told.accepted).toBe(2)

  await officer.setViewportSize({ width: 1920, height: 1080 })
  await signIn(officer, house, 'qian', PASSWORDS.officer)
  await expect(officer).toHaveURL(`${house.url}/wall`)
  await expect(officer.locator('main.wall')).toHaveClass(/live/)
  await expect(officer.locator('.just-now')).toContainText('甲类之事')
  await house.tell(complaint(2, 'st-2', 114.25), complaint(2, 'st-1', 114.15))
  await expect(officer.locator('.just-now li', { hasText: '甲类之事' })).toHaveCount(2)
  await expect(officer.locator('main.wall')).not.toContainText('乙类之事')
  // Figures of the district are not for him: he is given those of his own part, within half a minute.
  const received = officer.locator('.figures .figure').first()
  await expect(received.locator('.figure-value')).toHaveText(/^\s*2\s*件/, { timeout: 40_000 })
  await received.click()
  const list = officer.getByRole('dialog')
  await expect(list).toContainText('共 2 条')
  await expect(list.locator('.fig-scroll tbody tr')).toHaveCount(2)
  await expect(list).not.toContainText('乙')

  await officer.goto(`${house.url}/admin#complaint`)
  await officer.getByLabel('投诉编号').fill('st-2-1')
  await officer.keyboard.press('Enter')
  await expect(officer.getByText('没有这件投诉，或不在您的范围内。')).toBeVisible()
  await officer.getByLabel('投诉编号').fill('st-1-1')
  await officer.keyboard.press('Enter')
  await expect(officer.locator('dl.facts').first()).toContainText('甲店')
  for (const path of ['/api/v1/complaints?limit=500', '/api/v1/facts?limit=500', '/api/v1/picture'])
    expect(await (await officer.request.get(house.url + path)).text(), path).not.toContain('st-2-')
  expect((await officer.request.get(`${house.url}/api/v1/complaints/st-2-1`)).status()).toBe(404)
})

test('revoked while he looks at the wall, he is led to the sign-in page and told that his session ended', async () => {
  await officer.goto(`${house.url}/wall`)
  await expect(officer.locator('main.wall')).toHaveClass(/live/)
  await admin.goto(`${house.url}/admin#people`)
  await admin.reload()
  await admin.getByRole('button', { name: '打开“钱所员”' }).click()
  await admin.getByRole('button', { name: '让其在所有设备退出' }).click()
  await admin.getByRole('button', { name: '全部退出' }).click()
  await expect(admin.getByText('已办理，流水第')).toBeVisible()
  await expect(officer.getByText('登录已结束，请重新登录。')).toBeVisible({ timeout: 20_000 })
  await expect(officer.locator('main.wall')).toHaveCount(0)
  await officer.getByLabel('账号', { exact: true }).fill('qian')
  await officer.getByLabel('密码', { exact: true }).fill(PASSWORDS.officer)
  await officer.keyboard.press('Enter')
  await expect(officer.locator('main.wall')).toHaveClass(/live/)
})

test('the second factor is asked for at the next sign-in; a code and a recovery code are good once each', async ({
  page,
}) => {
  const answerWith = async (digits: string) => {
    await page.goto(`${house.url}/sign-in`)
    await page.getByLabel('账号', { exact: true }).fill('sun')
    await page.getByLabel('密码', { exact: true }).fill(PASSWORDS.admin)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: '二次验证' })).toBeVisible()
    if (digits.length > 6) await page.getByRole('button', { name: '手机不在身边？改用恢复码' }).click()
    await page.getByLabel(digits.length > 6 ? '恢复码' : '验证码（6 位数字）').fill(digits)
    await page.keyboard.press('Enter')
  }
  const leave = async () => {
    await page.getByRole('button', { name: '退出', exact: true }).click()
    await expect(page).toHaveURL(/\/sign-in/)
  }
  const code = await phone.code()
  for (const digits of [code, codes[0]!]) {
    await answerWith(digits)
    await expect(page.locator('.admin-self')).toContainText('孙首任')
    await leave()
    await answerWith(digits)
    await expect(page.getByRole('alert')).toHaveText('这个验证码不对，或已经用过；请等下一个。')
  }
})

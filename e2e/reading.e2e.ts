import { expect, test, type Page } from '@playwright/test'
import { seriousFaults } from './axe.ts'
import { become } from './become.ts'
import { event, House } from './house.ts'

/* Nothing serious may stand between a page and someone who cannot see or use a mouse. */

const house = new House()
test.beforeAll(async () => {
  await house.start()
  const complaint = {
    complaintId: 'read-me',
    kind: 'complaint',
    channel: '窗口',
    respondent: { name: '某店' },
    complainant: { name: '欧阳锦绣', phone: '13612349876' },
  }
  await house.tell(
    event('complaint.received', complaint),
    event('complaint.received', { ...complaint, complaintId: 'refused', kind: '抱怨' }),
  )
})
test.afterAll(() => house.close())

const look = (page: Page) => page.getByRole('heading', { level: 2 }).first()
const open = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click()

interface Place {
  readonly who: string | null
  readonly path: string
  /** What is opened there, so that what unfolds is looked at too. */
  readonly act?: (page: Page) => Promise<unknown>
}
const places: readonly Place[] = [
  { who: null, path: '/' },
  { who: null, path: '/wall' },
  { who: null, path: '/sign-in' },
  { who: null, path: '/sign-in?ended&lang=en' },
  { who: null, path: '/invitation#wrong' },
  { who: 'leader', path: '/?stay' },
  { who: 'mediator', path: '/profile' },
  {
    who: 'desk',
    path: '/profile',
    async act(page) {
      await page.getByRole('button', { name: '修改密码' }).click()
      await page.getByLabel('新密码', { exact: true }).fill('short')
      await page.getByRole('button', { name: '设置二次验证' }).click()
    },
  },
  { who: 'admin', path: '/admin#feeds' },
  { who: 'admin', path: '/admin#rejected', act: (page) => page.locator('.record-line').first().click() },
  { who: 'admin', path: '/admin#imports' },
  { who: 'admin', path: '/admin#people', act: open(/^打开/) },
  { who: 'auditor', path: '/admin#people', act: open(/^列出/) },
  { who: 'admin', path: '/admin#screens' },
  { who: 'admin', path: '/admin#keys', act: open(/^打开/) },
  {
    who: 'desk',
    path: '/admin#complaint',
    async act(page) {
      await page.getByLabel('投诉编号').fill('read-me')
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: '查看“电话”原文' }).click()
    },
  },
  {
    who: 'security',
    path: '/admin#people',
    async act(page) {
      await page.getByRole('button', { name: '打开“黄志强”' }).click()
      await expect(page.getByRole('group', { name: '监管所' })).toBeVisible()
    },
  },
  { who: 'admin', path: '/admin#calendar' },
  { who: 'admin', path: '/admin#lanes' },
  { who: 'leader', path: '/admin#interception' },
  { who: 'leader', path: '/admin#whatif' },
  {
    who: 'desk',
    path: '/admin#desk',
    async act(page) {
      await page.getByRole('button', { name: '登记', exact: true }).click()
      await expect(page.getByRole('heading', { name: '登记投诉举报' })).toBeVisible()
    },
  },
  { who: 'desk', path: '/admin#desk' },
  { who: 'mediator', path: '/admin#desk' },
  { who: 'auditor', path: '/admin#audit', act: open(/的详情$/) },
  { who: 'admin', path: '/admin#calling' },
  { who: 'leader', path: '/admin#league' },
  { who: 'leader', path: '/admin#urging' },
  {
    who: 'commander',
    path: '/console',
    async act(page) {
      await page.keyboard.press('z')
      await page.locator('.detail').getByRole('button', { name: '预览' }).click()
      await expect(page.locator('.detail')).toContainText('项任务')
    },
  },
  {
    who: 'commander',
    path: '/console?lang=en',
    async act(page) {
      await page.keyboard.press('4')
      await expect(page.locator('.detail').getByRole('heading')).toContainText('Campaigns')
    },
  },
]

for (const { who, path, act } of places)
  test(`${path} as ${who ?? 'nobody'}${act ? ', opened' : ''}`, async ({ page }) => {
    await page.setViewportSize({ width: 1920, height: 1080 })
    if (who !== null) await become(page, house, who)
    await page.goto(house.url + path)
    if (path === '/wall') await expect(page.locator('main.wall')).toHaveClass(/live/)
    else if (path.startsWith('/console')) await expect(page.locator('.console')).toContainText(/实时|Live/)
    else await expect(path.startsWith('/admin') ? look(page) : page.locator('main')).toBeVisible()
    await act?.(page)
    expect(await seriousFaults(page)).toEqual([])
  })

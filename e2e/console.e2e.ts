import { expect, test, type Browser, type Page } from '@playwright/test'
import { seriousFaults } from './axe.ts'
import { become } from './become.ts'
import { event, House } from './house.ts'

/* A commander sees, decides, sends: from the alarm to the closing at the console, by keyboard; the field answers over its own doors. */

const house = new House()
test.beforeAll(async () => {
  await house.start()
})
test.afterAll(() => house.close())

async function at(browser: Browser, user: string, path: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
  await become(page, house, user)
  await page.goto(house.url + path)
  return page
}
let given = 0
async function order(page: Page, body: object): Promise<{ state: string; reason?: string }> {
  const answer = await page.request.post(`${house.url}/api/v1/orders`, {
    headers: { origin: house.url },
    data: { id: `console-e2e-${(given += 1)}`, order: body },
  })
  return (await answer.json()) as { state: string; reason?: string }
}
interface Site {
  readonly siteId: string
  readonly name: string
}

test('from an entrapment to the closing: acknowledged, spoken to, sent, proven, verified by another', async ({
  browser,
}) => {
  test.setTimeout(180_000)
  const commander = await at(browser, 'commander', '/console')
  const field = await at(browser, 'field', '/profile')
  await expect(commander.getByText('实时')).toBeVisible()
  const sites = await commander.request.get(`${house.url}/api/v1/sites?kind=elevator&limit=1`)
  const [lift] = ((await sites.json()) as { items: Site[] }).items
  await house.tell(event('elevator.alarm', { siteId: lift!.siteId, code: '90', trapped: 13, phase: 'raised' }))

  const row = commander.locator('.work-list').getByRole('button', { name: /电梯困人 13 人/ })
  await expect(row).toContainText('未确认')
  // The invented district has entrapments of its own, some of them older: the keys walk down to this one.
  await commander.keyboard.press('1')
  await expect(commander.locator('[data-item]').first()).toBeFocused()
  await expect(async () => {
    if (!(await row.evaluate((each) => each === document.activeElement))) await commander.keyboard.press('j')
    await expect(row).toBeFocused({ timeout: 200 })
  }).toPass()
  await commander.keyboard.press('Enter')
  const pane = commander.locator('.detail')
  await expect(pane.getByRole('heading', { level: 2 })).toContainText('电梯困人 13 人')
  await expect(pane.locator('.rescue')).toContainText('一般事故')
  expect(await seriousFaults(commander)).toEqual([])

  await commander.keyboard.press('a')
  await commander.keyboard.type('已通知维保单位，5 分钟后回看')
  await commander.keyboard.press('Enter')
  await expect(pane.locator('.pane-facts')).toContainText('指挥')
  await commander.keyboard.press('Tab')
  await commander.locator('.pane-where').click()
  await commander.keyboard.press('c')
  await expect(pane.locator('.rescue li').first()).toContainText('完成')

  await commander.keyboard.press('d')
  await expect(pane.getByLabel('任务名称')).toHaveValue(/电梯困人/)
  const people = pane.locator('.people li')
  await expect(people.first()).toBeVisible()
  expect(await seriousFaults(commander)).toEqual([])
  // Whoever the house puts first, this officer is sent; where he is not the first, it is said why.
  const me = (await (await field.request.get(`${house.url}/api/v1/session`)).json()) as { id: string; name: string }
  await people.filter({ hasText: me.name }).getByRole('radio').check()
  const why = pane.locator('.why input')
  if (await why.isVisible()) await why.fill('他就在这栋楼')
  await pane.getByRole('button', { name: new RegExp(`派发给${me.name}`) }).click()
  await expect(pane.locator('.way .here')).toContainText('派发')
  const id = (await pane.locator('.pane-where b').innerText()).trim()
  expect(id).toMatch(/^RW\d{8}-\d{4}$/)

  for (const verb of ['task.deliver', 'task.accept', 'task.depart', 'task.arrive', 'task.handle'])
    expect(await order(field, { verb, taskId: id }), verb).toMatchObject({ state: 'accepted' })
  await expect(pane.locator('.way li').nth(3)).toHaveClass(/done/)
  const photo = await field.screenshot({ type: 'jpeg', quality: 40 })
  const stored = await field.request.post(`${house.url}/api/v1/evidence?taskId=${id}`, {
    headers: { origin: house.url, 'content-type': 'image/jpeg' },
    data: photo,
  })
  const { hash } = (await stored.json()) as { hash: string }
  const detail = (await (await field.request.get(`${house.url}/api/v1/tasks/${id}`)).json()) as {
    plan: { id: string; need: string }[]
  }
  const answers = Object.fromEntries(
    detail.plan.map(({ id: item, need }) => [item, need === 'tick' ? true : need === 'photo' ? hash : '十三人均好']),
  )
  const result = { found: 'something', result: '十三人已救出，电梯停用', answers, evidence: [hash] }
  expect(await order(field, { verb: 'task.submit', taskId: id, ...result })).toEqual(
    expect.objectContaining({ state: 'accepted' }),
  )
  const proof = pane.locator('.proofs img')
  await expect.poll(() => proof.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0)

  // A second commander has the same task open, and is told who was first.
  const second = await at(browser, 'duty', '/console')
  await expect(second.getByText('实时')).toBeVisible()
  await second.keyboard.press('2')
  await second
    .locator('.work-list')
    .getByRole('button', { name: /电梯困人/ })
    .click()
  await expect(second.locator('.detail').getByRole('button', { name: /核验通过/ })).toBeVisible()
  const open = await second.request.get(`${house.url}/api/v1/tasks/${id}`)
  const { version } = (await open.json()) as { version: number }

  await commander.locator('.pane-where').click()
  await commander.keyboard.press('v')
  await commander.keyboard.type('照片与通话记录相符')
  await commander.keyboard.press('Enter')
  await expect(pane.locator('.way .here')).toContainText('核验')
  const late = await order(second, { verb: 'task.reject', taskId: id, basedOn: version, reason: '照片不清楚' })
  expect(late.state).toBe('refused')
  expect(late.reason).toMatch(/核验/)
  await expect(second.locator('.detail .way .here')).toContainText('核验')

  await pane.getByRole('button', { name: '办结' }).click()
  await expect(pane.locator('.way .here')).toContainText('办结')
  await pane.getByRole('button', { name: /电梯困人 13 人/ }).click()
  await expect(pane.locator('.thread')).toContainText('办结')
  await expect(pane.locator('.thread')).toContainText(id)
})

test('what is in view becomes one task about its complaints, and the keys are listed', async ({ browser }) => {
  const page = await at(browser, 'commander', '/console')
  await expect(page.getByText('实时')).toBeVisible()
  await page.keyboard.press('g')
  await expect(page.locator('.detail').getByLabel('任务名称')).toHaveValue(/片区核查（\d+ 件投诉）/)
  await page.keyboard.press('Escape')
  await expect(page.locator('.detail')).toHaveCount(0)
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: '按键' })).toContainText('由告警派单')
})

test('when the server is gone the console says so, and an order given meanwhile is unknown', async ({ browser }) => {
  const page = await at(browser, 'duty', '/console')
  await expect(page.getByText('实时')).toBeVisible()
  await page.keyboard.press('1')
  await page.keyboard.press('Enter')
  await expect(page.locator('.detail')).toBeVisible()
  await house.kill()
  await expect(page.getByRole('alert')).toContainText('与服务器失联')
  await house.start()
  await expect(page.getByText('实时')).toBeVisible({ timeout: 30_000 })
})

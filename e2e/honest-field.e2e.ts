import { expect, test, type APIRequestContext, type Page } from '@playwright/test'
import { become } from './become.ts'
import { expectCountedOpen, expectHonest, read } from './honest.ts'
import { event, House } from './house.ts'

/* On the phone of the field, at the door and in an account, and where the console fills in what several units or a tour are to do: every number says what it is. */

const house = new House({ DEMO_HANDS: 'on' })
test.beforeAll(async () => {
  await house.start()
})
test.afterAll(() => house.close())

const shot = (page: Page, name: string) =>
  process.env['SHOTS'] === undefined ? null : page.screenshot({ path: `${process.env['SHOTS']}/${name}.png` })

/** Without signal nobody can be asked what a figure is: there is none, and nothing else goes unmarked. */
const unmarked = (page: Page) =>
  expect
    .poll(async () => {
      const { unmarked, unopened, figures } = await read(page)
      return [...unmarked, ...unopened, ...figures]
    })
    .toEqual([])

let given = 0
async function order(by: APIRequestContext, body: object): Promise<Record<string, unknown>> {
  const answer = await by.post(`${house.url}/api/v1/orders`, {
    headers: { origin: house.url },
    data: { id: `honest-field-${(given += 1)}`, order: body },
  })
  const told = (await answer.json()) as { state: string; reason?: string; result: Record<string, unknown> }
  expect(told.state, told.reason).toBe('accepted')
  return told.result
}
const DUE = Date.now() + 2 * 86_400_000
const PLAN = [
  { id: 'a', text: '查看冷柜 3 处', need: 'tick', required: true },
  { id: 'b', text: '读数', need: 'number', required: true },
]

test('on a phone every number of the list, a task, a tour and what is not sent says what it is', async ({
  browser,
  playwright,
}) => {
  test.setTimeout(180_000)
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    permissions: ['geolocation'],
    geolocation: { longitude: 114.12, latitude: 22.66, accuracy: 15 },
    hasTouch: true,
  })
  const page = await context.newPage()
  await become(page, house, 'field')
  const { id } = (await (await page.request.get(`${house.url}/api/v1/session`)).json()) as { id: string }
  const commander = await playwright.request.newContext({ extraHTTPHeaders: { origin: house.url } })
  await commander.post(`${house.url}/api/v1/session`, { data: { user: 'commander', password: 'demo-commander' } })
  const sites = (
    (await (await commander.get(`${house.url}/api/v1/sites?kind=pharmacy&limit=3`)).json()) as {
      items: { siteId: string }[]
    }
  ).items.map(({ siteId }) => siteId)
  const { stations } = (await (await commander.get(`${house.url}/api/v1/district`)).json()) as {
    stations: { id: string }[]
  }
  const his = { handler: id, chosenWhy: '就在附近，离 2 处都近' }
  const plain = { verb: 'task.open', kind: 'inspection', priority: 2, issue: true, dueAt: DUE, ...his }
  const visit = String(
    (await order(commander, { ...plain, title: '12 号铺复查', note: '上次 3 处不合格', siteId: sites[0], plan: PLAN }))[
      'taskId'
    ],
  )
  const tour = { verb: 'task.openMany', campaign: { title: '夜间巡查' }, kind: 'inspection', priority: 3, sites }
  const campaign = String(
    (
      await order(commander, {
        ...{ ...tour, per: 'tour', stopsPerTour: 3, to: { unit: stations[0]!.id }, plan: PLAN },
        ...{ dueAt: DUE, issue: true, again: true },
      })
    )['campaignId'],
  )
  const { items } = (await (await commander.get(`${house.url}/api/v1/tasks?campaign=${campaign}`)).json()) as {
    items: { id: string }[]
  }
  await order(commander, { verb: 'task.reassign', taskId: items[0]!.id, reason: '由他去更近', ...his })
  await commander.dispose()

  await page.goto(`${house.url}/field`)
  const card = (title: string) => page.locator('.field-card', { hasText: title })
  const next = page.locator('.field-next button:not([aria-disabled=true])')
  const back = () => page.locator('.field-back').click()
  await expect(card('12 号铺复查')).toBeVisible()
  await expectHonest(page, house)
  await shot(page, 'field-list')

  await test.step('a visit, on its way', async () => {
    await card('12 号铺复查').click()
    await expect(page.locator('.field-way')).toBeVisible()
    await expectHonest(page, house)
    for (const name of ['收到，接单', '出发', '到达', '开始办理']) {
      await expect(next).toHaveText(name)
      await next.click()
    }
    await expect(page.locator('.field-tick')).toBeVisible()
    await page.locator('.field-tick').click()
    await expectHonest(page, house)
    await shot(page, 'field-task')
    await back()
  })
  await test.step('a tour, and one of its sites', async () => {
    await card('夜间巡查').first().click()
    await expect(page.locator('.field-stops li')).toHaveCount(3)
    await expectHonest(page, house)
    for (const name of ['收到，接单', '出发', '到达']) {
      await expect(next).toHaveText(name)
      await next.click()
    }
    await page.locator('.field-stops button:enabled').first().click()
    await expect(page.locator('.field-stop-sheet')).toBeVisible()
    await expectHonest(page, house)
    await shot(page, 'field-stop')
    await page.locator('.field-stop-back button').click()
    await back()
  })
  await test.step('what was done without signal', async () => {
    await card('12 号铺复查').click()
    await context.setOffline(true)
    await page.getByRole('button', { name: '报告进展', exact: true }).click()
    await page.locator('.field-insert textarea').fill('还差 2 处没有看完')
    await page.locator('.field-insert button[type=submit]').click()
    await back()
    await expect(page.locator('.field-strip [role=status]')).toContainText(/\d/)
    await unmarked(page)
    await page.locator('.field-strip button').first().click()
    await expect(page.locator('.field-rows li').first()).toBeVisible()
    await unmarked(page)
    await shot(page, 'field-box')
    await page.locator('.field-sheet .field-act.main').click()
    await context.setOffline(false)
  })
  expect(visit).not.toBe('')
  await context.close()
})

test('at the door, at home and in an account every number says what it is', async ({ page }) => {
  await page.goto(`${house.url}/sign-in`)
  await expect(page.getByRole('button', { name: /陈晓岚/ })).toBeVisible()
  await expectHonest(page, house)
  await become(page, house, 'station')
  await page.goto(`${house.url}/?stay=`)
  await expect(page.locator('.home-who')).toBeVisible()
  await expectHonest(page, house)
  await page.goto(`${house.url}/profile`)
  await expect(page.locator('.sessions tbody tr').first()).toBeVisible()
  await expectHonest(page, house)
  await shot(page, 'profile')
})

test('what several units or a tour are asked to do, and a slip beside it, say what their numbers are', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await page.setViewportSize({ width: 1920, height: 1080 })
  await become(page, house, 'commander')
  const { stations } = (await (await page.request.get(`${house.url}/api/v1/district`)).json()) as {
    stations: { id: string }[]
  }
  const lifts = await page.request.get(`${house.url}/api/v1/sites?kind=elevator&limit=1`)
  const { items } = (await lifts.json()) as { items: { siteId: string }[] }
  await house.tell(event('elevator.alarm', { siteId: items[0]!.siteId, code: '90', trapped: 3, phase: 'raised' }))
  const slip = { verb: 'urging.open', level: 'yellow', unit: stations[0]!.id, title: '占道经营专项 2 批' }
  await order(page.request, { ...slip, instruction: '请于 3 日内整改到位。' })
  await page.goto(`${house.url}/console`)
  await expect(page.locator('[data-indicator="tasks.open"][data-address]').first()).toBeVisible()
  const pane = page.locator('.console-pane')

  await page.keyboard.press('1')
  await expect(page.locator('[data-item]').first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(pane.locator('.rescue, .pane-facts').first()).toBeVisible()
  await page.keyboard.press('d')
  await expect(pane.locator('form.dispatch')).toBeVisible()
  await pane.locator('form.dispatch select').first().selectOption('joint')
  const add = pane.locator('form.dispatch .crew ~ select')
  for (const { id } of stations.slice(0, 2)) await add.selectOption(id)
  await expect(pane.locator('.crew li')).toHaveCount(2)
  await expectHonest(page, house)
  await shot(page, 'crew')
  await page.keyboard.press('Escape')

  await page.keyboard.press('3')
  await page
    .getByRole('button', { name: /占道经营专项 2 批/ })
    .first()
    .click()
  await expect(page.getByText('请于 3 日内整改到位。').first()).toBeVisible()
  await expectHonest(page, house)
  await expectCountedOpen(page)
  await shot(page, 'slip')
})

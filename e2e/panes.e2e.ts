import { expect, test, type Page } from '@playwright/test'
import { seriousFaults } from './axe.ts'
import { become } from './become.ts'
import { expectHonest } from './honest.ts'
import { event, House } from './house.ts'

/* Every pane of the console, opened by keyboard, with something in it: its numbers are figures of the house, or say what else they are. */

const house = new House()
test.beforeAll(async () => {
  await house.start()
})
test.afterAll(() => house.close())

let given = 0
async function order(page: Page, body: object): Promise<Record<string, unknown>> {
  const answer = await page.request.post(`${house.url}/api/v1/orders`, {
    headers: { origin: house.url },
    data: { id: `panes-e2e-${(given += 1)}`, order: body },
  })
  const told = (await answer.json()) as { state: string; reason?: string; result: Record<string, unknown> }
  expect(told.state, told.reason).toBe('accepted')
  return told.result
}
const items = async <Item>(page: Page, path: string) =>
  ((await (await page.request.get(house.url + path)).json()) as { items: Item[] }).items

const HERE = { lng: 114.23, lat: 22.718, accuracyM: 10, at: Date.now() }
const DUE = Date.now() + 5 * 86_400_000
const campaign = (title: string, over: object) => ({
  ...{ verb: 'task.openMany', campaign: { title }, kind: 'inspection', priority: 3, to: 'station', plan: [] },
  ...{ dueAt: DUE, issue: true, again: true, ...over },
})

test('in every pane of the console the numbers are figures of the house, or say what else they are', async ({
  page,
  browser,
}) => {
  test.setTimeout(300_000)
  await page.setViewportSize({ width: 1920, height: 1080 })
  await become(page, house, 'commander')
  const field = await (await browser.newContext()).newPage()
  await become(field, house, 'field')
  const [lift] = await items<{ siteId: string }>(page, '/api/v1/sites?kind=elevator&limit=1')
  await house.tell(event('elevator.alarm', { siteId: lift!.siteId, code: '90', trapped: 3, phase: 'raised' }))
  const sites = (await items<{ siteId: string }>(page, '/api/v1/sites?kind=pharmacy&limit=9')).map(
    (each) => each.siteId,
  )
  await order(page, campaign('校园周边专项', { sites, per: 'site' }))
  const tours = String((await order(page, campaign('药店巡查', { sites, per: 'tour', stopsPerTour: 4 })))['campaignId'])
  const tasks = await items<{ id: string; stops?: object }>(page, `/api/v1/tasks?campaign=${tours}`)
  const tour = tasks.find(({ stops }) => stops !== undefined)!.id
  const { stations } = (await (await page.request.get(`${house.url}/api/v1/district`)).json()) as {
    stations: { id: string }[]
  }
  // One of them is carried out by somebody of its unit, who has a task of his own in hand too.
  const me = (await (await field.request.get(`${house.url}/api/v1/session`)).json()) as {
    id: string
  }
  const own = { verb: 'task.open', kind: 'inspection', title: '复查', priority: 3, plan: [], issue: true, dueAt: DUE }
  const visit = String(
    (await order(page, { ...own, siteId: sites[0], handler: me.id, chosenWhy: '他就在附近' }))['taskId'],
  )
  for (const verb of ['accept', 'depart', 'arrive', 'handle'])
    await order(field, { verb: `task.${verb}`, taskId: visit })
  await order(field, { verb: 'task.submit', taskId: visit, found: 'nothing', result: '查看 12 处，正常', place: HERE })
  const his = campaign('夜间巡查', {
    sites: sites.slice(0, 5),
    per: 'tour',
    stopsPerTour: 5,
    to: { unit: stations[0]!.id },
  })
  const [round] = await items<{ id: string }>(
    page,
    `/api/v1/tasks?campaign=${String((await order(page, his))['campaignId'])}`,
  )
  await order(page, {
    verb: 'task.reassign',
    taskId: round!.id,
    handler: me.id,
    reason: '由他去更近',
    chosenWhy: '就在附近',
  })
  await order(field, { verb: 'task.accept', taskId: round!.id })
  const stop = { taskId: round!.id, found: 'nothing', result: '正常', answers: {}, evidence: [], place: HERE }
  await order(field, { verb: 'task.stop', ...stop, stopId: 's1' })
  const shut = { because: 'closedShop', reason: '关门停业' }
  await order(field, { verb: 'task.skipStop', taskId: round!.id, stopId: 's2', ...shut })
  const members = stations.slice(0, 2).map(({ id }, at) => ({ unit: id, lead: at === 0 }))
  const joint = { verb: 'task.open', kind: 'joint', title: '夜市联合执法', priority: 2, plan: [], issue: true, members }
  const together = String((await order(page, { ...joint, siteId: sites[0], dueAt: DUE }))['taskId'])

  await page.goto(`${house.url}/console`)
  await expect(page.locator('[data-indicator="tasks.open"][data-address]').first()).toBeVisible()
  const pane = page.locator('.console-pane')
  const press = page.keyboard.press.bind(page.keyboard)
  const honest = async (...ids: string[]) => {
    const shown = new Set((await expectHonest(page, house)).map(({ id }) => id))
    for (const id of ids) expect(shown, id).toContain(id)
  }
  // Signs at the edge of the map stand where they point: their place is their meaning (WCAG 2.5.8).
  const faults = async () => (await seriousFaults(page)).filter((fault) => !/class="edge /.test(fault))
  const shot = (name: string) =>
    process.env['SHOTS'] === undefined ? null : page.screenshot({ path: `${process.env['SHOTS']}/${name}.png` })

  await test.step('an alarm, and whom to send', async () => {
    await press('1')
    await expect(page.locator('[data-item]').first()).toBeFocused()
    await press('Enter')
    await expect(pane.locator('.rescue, .pane-facts').first()).toBeVisible()
    await honest()
    await shot('alarm')
    await press('d')
    await expect(pane.locator('.people li').first()).toBeVisible()
    // A load is read from tasks, and leads to them.
    await expect(pane.locator('.people-tasks a', { hasText: visit })).toHaveCount(1)
    await honest()
    await shot('dispatch')
    await press('Escape')
  })

  await test.step('tasks: a visit, a tour, a joint one', async () => {
    await press('2')
    await expect(page.locator('.row').first()).toBeFocused()
    await press('Enter')
    await expect(pane.locator('.way')).toBeVisible()
    await honest()
    for (const [id, part] of [
      [tour, '.stops'],
      [together, '.roll'],
      [round!.id, '.stops'],
      [visit, '.task-result'],
    ] as const) {
      await press('/')
      await press('Control+A')
      await page.keyboard.type(id)
      await press('Enter')
      await expect(page.locator('.row').first()).toBeFocused()
      await press('Enter')
      await expect(pane.locator(part)).toBeVisible()
      await honest()
      await shot(`task-${id}`)
      await press('Escape')
    }
    await press('/')
    await press('Escape')
    await press('Enter')
  })

  await test.step('campaigns: the list, one of them, and where its numbers come from', async () => {
    await press('4')
    await expect(pane.locator('.campaigns [data-item]').first()).toBeFocused()
    await honest('campaigns.covered')
    await shot('campaigns')
    expect(await faults()).toEqual([])
    // The newest is in hand: one site of it was visited, and one passed over.
    await press('Enter')
    await expect(pane.locator('.campaign-figures')).toBeVisible()
    await honest(
      ...['sites', 'covered', 'skipped', 'open', 'cancelled', 'tasks', 'finished'].map((name) => `campaigns.${name}`),
    )
    await shot('campaign')
    expect(await faults()).toEqual([])
    const number = pane.locator('.campaign-figures [data-indicator="campaigns.sites"]')
    for (let n = 0; n < 20 && !(await number.evaluate((each) => each === document.activeElement)); n += 1)
      await press('Tab')
    await press('Enter')
    const drawer = page.getByRole('dialog')
    await expect(drawer.locator('.fig-value b')).toHaveText(/^5/)
    await shot('drawer')
    // The record behind it leads to its task, and the drawer makes way.
    await drawer.locator('.fig-records a').first().press('Enter')
    await expect(drawer).toHaveCount(0)
    await expect(pane.locator('.way')).toBeVisible()
    await press('Escape')
    await press('4')
    await expect(pane.locator('.campaigns [data-item]').first()).toBeFocused()
    await press('ArrowDown')
    await press('Enter')
    await expect(pane.locator('.campaign-figures')).toBeVisible()
    await honest('campaigns.unbegun')
    await press('Escape')
  })

  await test.step('what a campaign would come to, before it is ordered', async () => {
    await press('z')
    await expect(pane.locator('form.dispatch')).toBeVisible()
    await page.locator('.dispatch select').first().selectOption('perTour')
    await press('Enter')
    await pane.locator('.dispatch .act.first').press('Enter')
    await expect(pane.locator('.campaign table').or(pane.locator('.pane-over')).first()).toBeVisible({
      timeout: 60_000,
    })
    await honest()
    await shot('preview')
    await press('Escape')
  })

  await test.step('slips, and every key', async () => {
    await press('3')
    await press('?')
    await expect(page.getByRole('dialog')).toBeVisible()
    await honest()
    await shot('keys')
  })
  await field.context().close()
})

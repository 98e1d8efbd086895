import { expect, test, type APIRequestContext, type Page } from '@playwright/test'
import { sectionsFor, type Section } from '../client/admin/sections.ts'
import { roleRules, type Role } from '../server/contract/roles.ts'
import { become } from './become.ts'
import { expectCountedOpen, expectHonest } from './honest.ts'
import { openReceiver } from '../server/receiver.fixture.ts'
import { event, House, KEY } from './house.ts'

/* Every section of the administration, by whoever sees it: its numbers are figures of the house, open the records they count, or say what else they are. */

/**
 * With people at work in it: without them nothing would be intercepted, and there would be nothing to audit. What is told is told
 * under the name of a feed, so that what is refused of it waits there; receivers outside stand beside us.
 */
const house = new House({
  DEMO_HANDS: 'on',
  FEED_KEYS: `complaints-12315=${KEY}`,
  WEBHOOK_PRIVATE: 'on',
})
test.beforeAll(async () => {
  await house.start()
})
const closing: (() => Promise<unknown>)[] = []
test.afterAll(async () => {
  for (const close of closing) await close()
  await house.close()
})

let given = 0
async function order(by: APIRequestContext, body: object): Promise<void> {
  const answer = await by.post(`${house.url}/api/v1/orders`, {
    headers: { origin: house.url },
    data: { id: `honest-admin-${(given += 1)}`, order: body },
  })
  const told = (await answer.json()) as { state: string; reason?: string }
  expect(told.state, told.reason).toBe('accepted')
}
/** Complaints of which so much is known that a lane fits them. */
async function obvious(page: Page, ids: readonly string[]): Promise<void> {
  const told = { kind: 'complaint', channel: '窗口', respondent: { name: '长兴路 18 号某店' }, amount: 320 }
  const personal = { complainant: { name: '欧阳锦绣', phone: '13612349876' }, text: '买的 2 件都坏了' }
  await house.tell(...ids.map((complaintId) => event('complaint.received', { ...told, ...personal, complaintId })))
  for (const complaintId of ids)
    await order(page.request, {
      ...{ verb: 'complaint.learn', complaintId },
      known: { injury: false, facts: 1, reachable: { complainant: true, respondent: true } },
    })
}

/** Demo people: each looks at the sections that nobody before him saw. */
const PEOPLE = [
  ['desk', 'deskOfficer'],
  ['admin', 'systemAdmin'],
  ['auditor', 'auditor'],
] as const satisfies readonly (readonly [string, Role])[]
const seen = new Set<Section>()
const walks = PEOPLE.map(([user, role]) => {
  const his = sectionsFor(roleRules[role].may).filter((section) => !seen.has(section))
  for (const section of his) seen.add(section)
  return { user, his }
})

test('every section of the administration is walked by somebody', () => {
  const all = new Set(Object.values(roleRules).flatMap(({ may }) => sectionsFor(may)))
  expect([...all].filter((section) => !seen.has(section))).toEqual([])
})

const main = (page: Page) => page.locator('.admin main')
const shot = (page: Page, name: string) =>
  process.env['SHOTS'] === undefined
    ? null
    : page.screenshot({ path: `${process.env['SHOTS']}/${name}.png`, fullPage: true })

/** What is opened in a section, so that there is more to see than its list. */
const OPENED: Readonly<Partial<Record<Section, (page: Page) => Promise<void>>>> = {
  async desk(page) {
    await obvious(page, ['plain-1', 'plain-2', 'plain-3'])
    await test.step('a paper that lies on the page', async () => {
      await page.locator('#desk-number').fill('plain-1')
      await page.keyboard.press('Enter')
      await main(page).locator('.papers-show').click()
      await main(page).locator('.papers-there button').first().click()
      const sheet = page.locator('.sheet-room')
      await expect(sheet.locator('article')).toContainText(/\d/)
      await expectHonest(page, house)
      await shot(page, 'desk-paper')
      await page.keyboard.press('Escape')
      await expect(sheet).toHaveCount(0)
      await page.locator('#desk-number').fill('')
      await page.keyboard.press('Enter')
    })
    await test.step('the obvious in one go', async () => {
      const batch = main(page).getByRole('button', { name: /条件齐备的/ })
      await expect(batch).toHaveText(/ ([3-9]|\d\d+) 件/)
      await expectHonest(page, house)
      await batch.click()
      const asked = main(page).locator('.asked')
      const n = Number(/这 (\d+) 件/.exec(await asked.innerText())?.[1])
      await asked.getByRole('button', { name: '转入', exact: true }).click()
      await expect(main(page).locator('#batch-done [data-record]')).toHaveCount(n)
      await expect(main(page).locator('[data-records="batch-done"]')).toContainText(/[1-9]/)
    })
    await main(page).locator('.desk-open').first().click()
    await expect(main(page).locator('.desk-matter .likeness-note').first()).toBeVisible()
    await expect(main(page).locator('[data-indicator="matters.open"][data-address]').first()).toBeVisible()
  },
  async interception(page) {
    await expect(main(page).locator('.rate.main [data-indicator="interception.gross"]')).toBeVisible()
    const first = main(page).locator('section[aria-labelledby=groups-heading] tbody th').first()
    for (const by of ['station', 'month']) {
      await main(page).locator('select[name=by]').selectOption(by)
      await expect(main(page).locator('.interception-answer')).toHaveAttribute('aria-busy', 'false')
      await expect(first).toBeVisible()
      await expectHonest(page, house)
    }
  },
  async complaint(page) {
    const answer = await page.request.get(`${house.url}/api/v1/complaints?limit=1`)
    const { items } = (await answer.json()) as { items: { complaintId: string }[] }
    await page.locator('input[name=number]').fill(items[0]!.complaintId)
    await page.keyboard.press('Enter')
    await expect(page.locator('#clocks-heading')).toBeVisible()
  },
  async feeds(page) {
    await expect(main(page).locator('tbody tr').first()).toBeVisible()
    await expect(main(page).locator('[data-records="rejected-records"]')).toHaveCount(1)
  },
  async people(page) {
    await unfold(page)
    await expect(main(page).locator('.unfolded-body [data-is="counted"]')).toBeVisible()
  },
  async calling(page) {
    for (const [name, status] of [
      ['不收了', 410],
      ['今天不通', 503],
    ] as const) {
      const there = await openReceiver()
      closing.push(() => there.close())
      there.state.say = () => ({ status, body: `code ${status}` })
      const hears = { happenings: ['alarm.raised'], priority: 4 }
      await order(page.request, { verb: 'webhook.add', name, format: 'standard', url: `${there.url}/in`, ...hears })
    }
    const { items } = (await (await fetch(`${house.url}/api/v1/sites?kind=elevator&limit=2`)).json()) as {
      items: { siteId: string }[]
    }
    await house.tell(
      ...items.map(({ siteId }) => event('elevator.alarm', { siteId, code: '90', trapped: 2, phase: 'raised' })),
    )
    // Whoever is gone heard the first of them; what waited with it, or came before we knew, is given up too.
    await expect(main(page).locator('[data-records="waiting-calls"]')).toHaveAttribute('data-count', '2')
    await expect(main(page).locator('button[data-records="dead-calls"]')).toBeVisible()
  },
  async rejected(page) {
    await main(page).locator('.record-line').first().click()
    await expect(main(page).locator('.record-body')).toBeVisible()
  },
  async imports(page) {
    const buffer = Buffer.from(
      '投诉编号,被投诉主体名称,接收时间,渠道\nX-1,甲店,2026-11-20 10:00,窗口\n,丙店,什么,窗口\n',
    )
    await page.locator('input[type=file]').setInputFiles({ name: '一.csv', mimeType: 'text/csv', buffer })
    await main(page).locator('form.bar button[type=submit]').click()
    await expect(main(page).locator('#jobs-heading ~ .scroll tbody tr').first()).toBeVisible()
    await expect(main(page).locator('.trial, .fault').first()).toBeVisible()
    // Twice in earnest: the second time what was taken is known already.
    for (const name of ['二.csv', '三.csv']) {
      const query = new URLSearchParams({ kind: 'complaints', name })
      const headers = { origin: house.url, 'content-type': 'application/octet-stream' }
      await page.request.post(`${house.url}/api/v1/imports?${query}`, { headers, data: buffer })
      await expect(main(page).locator('tbody tr', { hasText: name })).toContainText('完成', { timeout: 15_000 })
    }
    await expect(main(page).locator('tbody tr', { hasText: '三.csv' }).locator('[data-records]')).toHaveText([
      '2',
      '1',
      '1',
    ])
  },
  async whatif(page) {
    // So young a record says of few lanes how they do: what is assumed of them is filled in.
    for (const lane of await main(page).locator('.what-if-lane details').all()) {
      await lane.locator('summary').click()
      await lane.locator('input').first().fill('60')
      await lane.locator('input').last().fill('8')
    }
    await main(page).locator('.what-if-form button[type=submit]').click()
    await expect(page.locator('.what-if-outcome')).toBeVisible({ timeout: 60_000 })
    await expect(page.locator('.what-if-outcome [data-indicator="interception.gross"]').first()).toBeVisible()
  },
}
/** Where each number opens records of its own kind, all are pressed. */
const PRESSED: Readonly<Partial<Record<Section, number>>> = { imports: 20, calling: 20 }
/** Of a list whose rows unfold, the first. */
async function unfold(page: Page) {
  const open = main(page).locator('td.deeds button[aria-expanded=false]')
  if ((await open.count()) === 0) return
  await open.first().click()
  await expect(main(page).locator('tr.unfolded').first()).toBeVisible()
}

for (const { user, his } of walks)
  test(`in every section that is shown to the ${user} a number says where it comes from`, async ({ page }) => {
    test.setTimeout(300_000)
    await page.setViewportSize({ width: 1680, height: 1050 })
    await become(page, house, user)
    // One record of a feed that cannot be taken, so that there is something to mend.
    await house.tell(event('complaint.received', { complaintId: 'bad', kind: '抱怨' }))
    await page.goto(`${house.url}/admin#${his[0]}`)
    for (const section of his)
      await test.step(section, async () => {
        await page.evaluate((hash) => (location.hash = hash), section)
        await expect(page.locator('.admin-top [aria-current=page]')).toHaveAttribute('href', new RegExp(`#${section}$`))
        await expect(main(page).locator('h2').first()).toBeVisible()
        await expect(main(page).getByText('正在读取')).toHaveCount(0)
        await (OPENED[section] ?? unfold)(page)
        await expect(main(page).getByText('正在读取')).toHaveCount(0)
        await shot(page, section)
        await expectHonest(page, house)
        if ((await expectCountedOpen(page, PRESSED[section])) === 0) return
        await shot(page, `${section}-opened`)
        await expectHonest(page, house)
      })
  })

test('whoever answers for one station gets the figures of his station, and no other', async ({ page }) => {
  await become(page, house, 'station')
  await page.goto(`${house.url}/admin#interception`)
  await expect(page.locator('.rate.main [data-indicator="interception.gross"]')).toBeVisible()
  const shown = await expectHonest(page, house)
  expect(shown.length).toBeGreaterThan(5)
  expect(shown.filter(({ address }) => address?.includes('scope=all'))).toEqual([])
})

test('a rate opens its formula and records, and gives the page back', async ({ page }) => {
  await become(page, house, 'desk')
  await page.goto(`${house.url}/admin#interception`)
  const rate = page.locator('.rate.main [data-indicator="interception.gross"]')
  await expect(rate.locator('b')).toHaveText(/\d/)
  const shown = await rate.locator('b').innerText()
  await rate.focus()
  await page.keyboard.press('Enter')
  const drawer = page.getByRole('dialog')
  await expect(drawer.locator('.fig-value b')).toHaveText(shown)
  await expect(drawer.locator('.fig-records tbody tr').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(drawer).toHaveCount(0)
  await expect(rate).toBeFocused()
})

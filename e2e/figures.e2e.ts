import { expect, test } from '@playwright/test'
import { become } from './become.ts'
import { expectHonest } from './honest.ts'
import { House } from './house.ts'

/* No number stands on the wall, the console, the league of units or the slips that nobody answers for: each is a figure that opens where it comes from, or says what else it is. */

/** With people at work in it, so that there are tasks, slips and lanes to count. */
const house = new House({ DEMO_HANDS: 'on' })
test.beforeAll(async () => {
  await house.start()
})
test.afterAll(() => house.close())

for (const [width, height] of [
  [1920, 1080],
  [3840, 1080],
] as const)
  test(`on the wall at ${width}×${height} every number is a figure of the house, or says what else it is`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height })
    await page.goto(`${house.url}/wall`)
    await expect(page.locator('main.wall')).toHaveClass(/live/)
    await expect(page.locator('[data-indicator="complaints.received"][data-address]').first()).toBeVisible()
    const shown = await expectHonest(page, house)
    const ids = new Set(shown.map(({ id }) => id))
    for (const id of [
      'interception.gross',
      'matters.open',
      'complaints.matters',
      'tasks.open',
      'feeds.fresh',
      'sites.registered',
    ])
      expect(ids, id).toContain(id)
  })

test('in the console every number is a figure of the house, or says what else it is', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 })
  await become(page, house, 'commander')
  await page.goto(`${house.url}/console`)
  await expect(page.locator('[data-indicator="tasks.open"][data-address]').first()).toBeVisible()
  const ids = new Set((await expectHonest(page, house)).map(({ id }) => id))
  for (const id of ['alarms.unacknowledged', 'alarms.open', 'tasks.open', 'tasks.late', 'urging.open'])
    expect(ids, id).toContain(id)
})

test('on the wall of whoever answers for a part every number and every curve is of his part', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 })
  await become(page, house, 'station')
  await page.goto(`${house.url}/wall`)
  await expect(page.locator('.top-part')).toContainText('图表只含')
  const sums = page.locator('.chart-note [data-indicator][data-address]')
  await expect(sums.first()).toBeVisible({ timeout: 60_000 })
  const shown = await expectHonest(page, house)
  // None of them is of the whole district.
  expect(shown.filter(({ address }) => address?.includes('scope=all'))).toEqual([])
  await sums.first().click()
  await expect(page.getByRole('dialog').locator('.fig-value b')).toHaveText(/\d/)
})

test('a number on the wall opens where it comes from, by hand and by key, and the drawer gives the wall back', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1920, height: 1080 })
  await page.goto(`${house.url}/wall`)
  const received = page.locator('button.figure[data-indicator="complaints.received"]')
  await expect(received).toHaveAttribute(
    'data-address',
    /^\/figure\/complaints\.received\?at=\d+&version=\d+&scope=all$/,
  )
  await received.click()
  const drawer = page.getByRole('dialog')
  await expect(drawer.locator('.fig-value b')).toHaveText(/\d/)
  await page.keyboard.press('Escape')
  await expect(drawer).toHaveCount(0)
  await received.focus()
  await page.keyboard.press('Enter')
  await expect(drawer.locator('.fig-value b')).toHaveText(/\d/)
})

test('in the league of units every cell is a figure, and a click shows the records behind it; so does each piece of a score', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1920, height: 1080 })
  await become(page, house, 'leader')
  const { stations } = (await (await page.request.get(`${house.url}/api/v1/district`)).json()) as {
    stations: { id: string }[]
  }
  const order = { verb: 'urging.open', level: 'orange', unit: stations[0]!.id, title: '占道经营专项 2 批' }
  const given = await page.request.post(`${house.url}/api/v1/orders`, {
    headers: { origin: house.url },
    data: { id: crypto.randomUUID(), order: { ...order, instruction: '请于 3 日内整改到位。' } },
  })
  const { result } = (await given.json()) as { result: { urgingId: string } }

  await page.goto(`${house.url}/admin#league`)
  const orange = page.locator(`[data-indicator="urging.opened"][data-where="station=${stations[0]!.id},level=orange"]`)
  const row = page.locator('.league tbody tr').filter({ has: orange })
  const cell = row.locator(orange)
  await expect(cell).toHaveText('1')
  const ids = new Set((await expectHonest(page, house)).map(({ id }) => id))
  for (const id of ['urging.opened', 'urging.inTime', 'tasks.onTime', 'tasks.closedLate']) expect(ids, id).toContain(id)

  await cell.click()
  const drawer = page.getByRole('dialog')
  await expect(drawer.locator('.fig-value b')).toHaveText('1')
  await expect(drawer.locator('.fig-records')).toContainText(result.urgingId)
  await page.keyboard.press('Escape')
  await expect(drawer).toHaveCount(0)
  await expect(cell).toBeFocused()

  await row.locator('td.score button').click()
  await expect(page.locator('.league-score')).toBeVisible()
  expect((await expectHonest(page, house)).map(({ id }) => id)).toContain('urging.failures')
  await page.locator('.league-score [data-indicator="urging.failures"]').focus()
  await page.keyboard.press('Enter')
  await expect(drawer.locator('.fig-value b')).toHaveText('0')

  await page.keyboard.press('Escape')
  await page.goto(`${house.url}/admin#urging`)
  await page.getByRole('button', { name: /占道经营专项 2 批/ }).click()
  await expect(page.locator('.detail')).toContainText('请于 3 日内整改到位。')
  expect((await expectHonest(page, house)).map(({ id }) => id)).toContain('urging.open')
  await page.locator('.urging-bar [data-indicator="urging.open"]').click()
  await expect(drawer.locator('.fig-value b')).toHaveText(/^\d+$/)
})

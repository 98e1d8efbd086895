import { expect, test } from '@playwright/test'
import { become } from './become.ts'
import { expectHonest } from './honest.ts'
import { House } from './house.ts'

/* No number stands on the wall or the console that nobody answers for: each is a figure that opens where it comes from, or says what else it is. */

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

import { expect, test } from '@playwright/test'
import { event, House } from './house.ts'

const house = new House()
test.beforeAll(async () => {
  await house.start()
})
test.afterAll(() => house.close())

const SIZES = [
  [1920, 1080],
  [2560, 1440],
  [3840, 2160],
  [3840, 1080],
  [5760, 1080],
  [5760, 2160],
  [1080, 1920],
] as const

for (const [width, height] of SIZES)
  test(`the wall fits ${width}×${height}: live, no scrollbar, no panel outside the glass, no clipped figure`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height })
    await page.goto(`${house.url}/wall`)
    await expect(page.locator('main.wall')).toHaveClass(/live/)
    const glass = await page.evaluate(() => {
      const outside = [...document.querySelectorAll('main.wall section, main.wall header')].filter((each) => {
        const { left, top, right, bottom, width: w } = each.getBoundingClientRect()
        return w > 0 && (left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1)
      })
      const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement
      const small = [...document.querySelectorAll('main.wall *')].filter((each) => {
        const own = [...each.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim())
        return own && each.getBoundingClientRect().width > 0 && parseFloat(getComputedStyle(each).fontSize) < 13.5
      })
      // A figure whose lower edge lies under its panel's is cut, however the panel fits the glass.
      const cut = [...document.querySelectorAll('.funnel *, .figures *')].filter((each) => {
        const own = [...each.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim())
        const panel = each.closest('section')?.getBoundingClientRect()
        const { width: w, bottom } = each.getBoundingClientRect()
        return own && w > 0 && panel !== undefined && bottom > panel.bottom + 1
      })
      return {
        outside: outside.map((each) => each.className),
        scrolls: scrollWidth > clientWidth || scrollHeight > clientHeight,
        small: small.map((each) => each.textContent),
        cut: cut.map((each) => each.textContent),
      }
    })
    expect(glass).toEqual({ outside: [], scrolls: false, small: [], cut: [] })
  })

test('an entrapment told at the door is on the wall within moments, and gone when the lift is opened', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1920, height: 1080 })
  await page.goto(`${house.url}/wall`)
  await expect(page.locator('main.wall')).toHaveClass(/live/)
  await house.tell(
    event('site.registered', {
      siteId: 'e2e-lift',
      kind: 'elevator',
      name: '试验大厦 7 号梯',
      lng: 114.23,
      lat: 22.718,
    }),
  )
  await house.tell(event('elevator.alarm', { siteId: 'e2e-lift', code: '90', trapped: 3, phase: 'raised' }))
  const alarms = page.locator('section.alarms').getByText('试验大厦 7 号梯')
  await expect(alarms.first()).toBeVisible()
  await house.tell(event('elevator.alarm', { siteId: 'e2e-lift', code: '90', phase: 'cleared' }))
  await expect(page.locator('section.alarms').getByText('试验大厦 7 号梯')).toHaveCount(0)
})

test('when the server is killed the wall says so within five seconds, keeps its alarms, and recovers by itself', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1920, height: 1080 })
  await page.goto(`${house.url}/wall`)
  await expect(page.locator('main.wall')).toHaveClass(/live/)
  await house.kill()
  await expect(page.getByRole('alert')).toBeVisible({ timeout: 5_000 })
  await expect(page.locator('main.wall')).toHaveClass(/lost/)
  await expect(page.locator('main.wall')).toHaveCSS('filter', /grayscale/)
  await house.start()
  await expect(page.locator('main.wall')).toHaveClass(/live/, { timeout: 45_000 })
  await expect(page.getByRole('alert')).toHaveCount(0)
  const name = `再次连通 ${Date.now()}`
  await house.tell(
    event('site.registered', { siteId: name, kind: 'elevator', name, lng: 114.23, lat: 22.718 }),
    event('elevator.alarm', { siteId: name, code: '90', trapped: 1, phase: 'raised' }),
  )
  await expect(page.getByText(name).first()).toBeVisible()
})

test('a wall that its server has left alone still turns to the other language, opens a number and says that nobody answers', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1920, height: 1080 })
  await page.goto(`${house.url}/wall`)
  await expect(page.locator('main.wall')).toHaveClass(/live/)
  const brought = () =>
    page.evaluate(() =>
      // The hash of a part is eight signs, a hyphen may be one of them.
      performance.getEntriesByType('resource').map(({ name }) => name.replace(/.*\/|-[\w-]{8}\.\w+$/g, '')),
    )
  await expect.poll(brought).toEqual(expect.arrayContaining(['en', 'FigureSide', 'RecordsDrawer', 'PointedSide']))
  // What draws curves is not asked for until a curve is.
  expect(await brought()).not.toContain('FigureChart')
  await house.kill()
  await expect(page.locator('main.wall')).toHaveClass(/lost/)
  await page.keyboard.press('l')
  await expect(page.getByRole('alert')).toContainText('Connection to the server lost')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.locator('main.wall [data-address]').first().focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText(/server/)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await house.start()
  await expect(page.locator('main.wall')).toHaveClass(/live/, { timeout: 45_000 })
})

test('markup told by an outsider is text on the wall', async ({ page }) => {
  const name = '<img src=x onerror="window.hacked=1"><b>店</b>'
  await page.goto(`${house.url}/wall`)
  await house.tell(
    event('site.registered', { siteId: 'xss', kind: 'elevator', name, lng: 114.23, lat: 22.718 }),
    event('elevator.alarm', { siteId: 'xss', code: '90', trapped: 1, phase: 'raised' }),
  )
  await expect(page.getByText('<img src=x', { exact: false }).first()).toBeVisible()
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
})

test('the wall asks nobody but its own server, and nothing fails in its console', async ({ page }) => {
  const strangers: string[] = []
  const faults: string[] = []
  page.on(
    'request',
    (request) =>
      new URL(request.url()).origin !== house.url &&
      !/^(data|blob):/.test(request.url()) &&
      strangers.push(request.url()),
  )
  page.on('console', (line) => line.type() === 'error' && faults.push(line.text()))
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto(`${house.url}/wall`)
  await expect(page.locator('main.wall')).toHaveClass(/live/)
  // The register and the first frame have come, and what they made the page ask for has been asked.
  await expect(page.locator('main.wall canvas').first()).toBeVisible()
  expect({ strangers, faults }).toEqual({ strangers: [], faults: [] })
})

test('a figure opens to its formula and its records, by keyboard', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 })
  await page.goto(`${house.url}/wall`)
  await expect(page.locator('main.wall')).toHaveClass(/live/)
  await page.locator('main.wall .figure').first().focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

for (const [width, height] of [
  [1920, 1080],
  [3840, 1080],
] as const)
  test(`at ${width}×${height} an urgent alarm out of sight says so at the edge, leads there, and a click on it opens its record`, async ({
    page,
  }) => {
    const siteId = `far-${width}`
    await page.setViewportSize({ width, height })
    await page.goto(`${house.url}/wall`)
    await expect(page.locator('main.wall')).toHaveClass(/live/)
    for (let n = 0; n < 5; n += 1) await page.getByRole('button', { name: '放大' }).click()
    await house.tell(
      event('site.registered', { siteId, kind: 'elevator', name: `${siteId} 号梯`, lng: 114.305, lat: 22.775 }),
      event('elevator.alarm', { siteId, code: '90', trapped: 9, phase: 'raised' }),
    )
    const edge = page.locator('button.edge', { hasText: '9 人' })
    await expect(edge).toBeVisible()
    await edge.click()
    await expect(edge).toHaveCount(0)
    const glass = (await page.locator('.glass').boundingBox())!
    // The map is on its way there; what is clicked before it has come to rest is something else.
    await expect(async () => {
      await page.keyboard.press('Escape')
      await page.mouse.click(glass.x + glass.width / 2, glass.y + glass.height / 2)
      await expect(page.getByRole('dialog')).toContainText(siteId, { timeout: 1_000 })
    }).toPass({ timeout: 15_000 })
    await house.tell(event('elevator.alarm', { siteId, code: '90', phase: 'cleared' }))
  })

test('the four charts are live: a complaint told now is counted in them', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 })
  await page.goto(`${house.url}/wall`)
  await expect(page.locator('main.wall')).toHaveClass(/live/)
  const total = page.locator('.figures .figure').first()
  const count = async () => Number(/[\d,]+/.exec((await total.innerText()).replace(/^\D+/, ''))?.[0].replace(',', ''))
  const before = await count()
  await house.tell(
    event('market.quickTest', {
      siteId: 'e2e-market',
      product: '芹菜',
      item: '毒死蜱',
      value: 0.2,
      unit: 'mg/kg',
      positive: true,
    }),
    event('elevator.alarm', { siteId: 'e2e-lift', code: '90', phase: 'raised' }),
    ...Array.from({ length: 50 }, (_, n) =>
      event('complaint.received', {
        complaintId: `chart-${n}`,
        kind: 'complaint',
        channel: '窗口',
        problemClass: '价格',
        respondent: { name: '某店' },
        receivedAt: new Date().toISOString(),
      }),
    ),
  )
  await expect.poll(count).toBeGreaterThanOrEqual(before + 50)
  await expect(page.locator('.chart1')).toContainText(new RegExp(`合计 ${await count()}`))
  await expect(page.locator('.wall-charts canvas')).toHaveCount(4)
})

test('home offers the wall at one click', async ({ page }) => {
  await page.goto(`${house.url}/`)
  await page
    .getByRole('link', { name: /大屏|wall/i })
    .first()
    .click()
  await expect(page).toHaveURL(/\/wall/)
})

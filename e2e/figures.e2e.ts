import { expect, test, type Page } from '@playwright/test'
import type { FigureTold, IndicatorDefined } from '../server/contract/indicator.ts'
import { become } from './become.ts'
import { House } from './house.ts'

/* No number stands on the wall or the console that nobody answers for: each is a figure that opens where it comes from, or says what else it is. */

/** With people at work in it, so that there are tasks, slips and lanes to count. */
const house = new House({ DEMO_HANDS: 'on' })
test.beforeAll(async () => {
  await house.start()
})
test.afterAll(() => house.close())

/** A figure as it stands on a screen: its own numbers, without those of what stands within it. */
interface Shown {
  readonly id: string
  readonly where: string
  readonly address: string | null
  readonly compared: string | null
  readonly state: string
  readonly text: string
}

/** Every figure of the page at one moment, and every text with a digit that is neither a figure nor says what it is. */
const read = (page: Page) =>
  page.evaluate(() => {
    const visible = (element: Element) => {
      const { width, height } = element.getBoundingClientRect()
      return width > 0 && height > 0 && getComputedStyle(element).visibility !== 'hidden'
    }
    const walker = document.createTreeWalker(document.querySelector('#app')!, NodeFilter.SHOW_TEXT)
    const unmarked: string[] = []
    const own = new Map<Element, string>()
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const [text, parent] = [node.textContent ?? '', node.parentElement!]
      if (!visible(parent)) continue
      const holder = parent.closest('[data-indicator], [data-is]')
      if (/\d/.test(text) && holder === null && parent.closest('style, script') === null) unmarked.push(text.trim())
      if (holder?.hasAttribute('data-is') === false) own.set(holder, `${own.get(holder) ?? ''} ${text}`)
    }
    const figures = [...document.querySelectorAll<HTMLElement>('[data-indicator]')].filter(visible).map((each) => ({
      id: each.dataset['indicator']!,
      where: each.dataset['where'] ?? '',
      address: each.dataset['address'] ?? null,
      compared: each.dataset['compare'] ?? null,
      state: each.dataset['state'] ?? (each.dataset['is'] === 'axis' ? 'axis' : ''),
      text: own.get(each) ?? '',
    }))
    return { unmarked, figures }
  })

const numbersIn = (text: string) => [...text.matchAll(/\d[\d,]*(\.\d+)?/g)].map(([n]) => Number(n.replaceAll(',', '')))
const numbersOf = (figure: Pick<FigureTold, 'value' | 'numerator' | 'denominator'>) =>
  [figure.value, figure.numerator, figure.denominator].filter((n) => n !== null)

/** The figure as the house tells it at the address that the screen gave. */
async function toldAt(page: Page, address: string): Promise<FigureTold> {
  const answer = await page.request.get(`${house.url}${address.replace(/^\/figure\//, '/api/v1/indicators/')}`)
  expect(answer.status(), address).toBe(200)
  return (await answer.json()) as FigureTold
}

/** What is wrong with the figures of a page as it stands now. */
async function wrongOn(page: Page, known: ReadonlyMap<string, IndicatorDefined>): Promise<string[]> {
  const { unmarked, figures } = await read(page)
  const wrong = unmarked.map((text) => `unmarked: ${text}`)
  for (const each of figures) {
    const name = `${each.id} ${each.where}`
    if (!known.has(each.id)) wrong.push(`unknown: ${name}`)
    if (each.state === 'axis' || each.state === 'missing' || each.state === 'withheld') continue
    // The number of a list that is not in view: a click goes to the list first.
    if (each.address === null) continue
    const told = await toldAt(page, each.address)
    const against = told.comparisons.find((one) => one.with === each.compared)
    const right = new Set([...numbersOf(told), ...(against ? numbersOf(against) : [])])
    for (const n of numbersIn(each.text))
      if (!right.has(n)) wrong.push(`${name}: ${n} is not among ${[...right].join()}`)
  }
  return wrong
}

async function known(page: Page): Promise<ReadonlyMap<string, IndicatorDefined>> {
  const { items } = (await (await page.request.get(`${house.url}/api/v1/indicators`)).json()) as {
    items: IndicatorDefined[]
  }
  return new Map(items.map((each) => [each.id, each]))
}

async function expectHonest(page: Page): Promise<Shown[]> {
  const all = await known(page)
  expect(all.size).toBeGreaterThan(50)
  await expect.poll(() => wrongOn(page, all), { timeout: 60_000 }).toEqual([])
  return (await read(page)).figures
}

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
    const shown = await expectHonest(page)
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
  const ids = new Set((await expectHonest(page)).map(({ id }) => id))
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
  const shown = await expectHonest(page)
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

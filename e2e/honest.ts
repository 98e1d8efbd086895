import { expect, type Locator, type Page } from '@playwright/test'
import type { FigureTold, IndicatorDefined } from '../server/contract/indicator.ts'
import type { House } from './house.ts'

/* The rule of numbers: each on a screen is a figure of the house that opens where it comes from, or says what else it is. */

/** A figure as it stands on a screen: its own numbers, without those of what stands within it. */
export interface Shown {
  readonly id: string
  readonly where: string
  readonly address: string | null
  readonly compared: string | null
  readonly state: string
  readonly text: string
}

/**
 * Every figure of the page at one moment, and every text with a digit that is neither a figure nor says what it is by `data-is`:
 * `record` written in one record, `time`, `rank`, `limit` of law or house, `axis` of a chart, `draft` of an order that is not given:
 * filled in, proposed or estimated for it, and in no record; `asif` of a simulation, which never was; `meter` read off a part of the
 * machine while it works, of which no records are kept: a feed's reader, an import until it has ended, what waits for people's own
 * devices. `counted` of records that
 * no indicator counts: a control that opens them in the element that `data-records` names, or a text beside them while they stand there;
 * 0 has none. What stands on a key of the keyboard is no number.
 */
export const read = (page: Page) =>
  page.evaluate(() => {
    const visible = (element: Element) => {
      const { width, height } = element.getBoundingClientRect()
      return width > 0 && height > 0 && getComputedStyle(element).visibility !== 'hidden'
    }
    // The whole page, not only `#app`: a paper that lies on it stands beside.
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const unmarked: string[] = []
    const own = new Map<Element, string>()
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const [text, parent] = [node.textContent ?? '', node.parentElement!]
      if (!visible(parent)) continue
      const holder = parent.closest('[data-indicator], [data-is]')
      if (/\d/.test(text) && holder === null && parent.closest('style, script, kbd') === null)
        unmarked.push(text.trim())
      if (holder?.hasAttribute('data-is') === false) own.set(holder, `${own.get(holder) ?? ''} ${text}`)
    }
    const withheld = (element: HTMLElement) => {
      const records = document.getElementById(element.dataset['records'] ?? '')
      if (element.matches('button:enabled, a[href], summary')) return element.dataset['records'] === undefined
      return records === null || !visible(records)
    }
    const unopened = [...document.querySelectorAll<HTMLElement>('[data-is="counted"]')]
      .filter((each) => visible(each) && /[1-9]/.test(each.textContent ?? '') && withheld(each))
      .map((each) => each.textContent.trim())
    const figures = [...document.querySelectorAll<HTMLElement>('[data-indicator]')].filter(visible).map((each) => ({
      id: each.dataset['indicator']!,
      where: each.dataset['where'] ?? '',
      address: each.dataset['address'] ?? null,
      compared: each.dataset['compare'] ?? null,
      state: each.dataset['state'] ?? (each.dataset['is'] === 'axis' ? 'axis' : ''),
      text: own.get(each) ?? '',
    }))
    return { unmarked, unopened, figures }
  })

const numbersIn = (text: string) => [...text.matchAll(/\d[\d,]*(\.\d+)?/g)].map(([n]) => Number(n.replaceAll(',', '')))
const numbersOf = (figure: Pick<FigureTold, 'value' | 'numerator' | 'denominator'>) =>
  [figure.value, figure.numerator, figure.denominator].filter((n) => n !== null)

/** The figure as the house tells it at the address that the screen gave. */
async function toldAt(page: Page, house: House, address: string): Promise<FigureTold> {
  const answer = await page.request.get(`${house.url}${address.replace(/^\/figure\//, '/api/v1/indicators/')}`)
  expect(answer.status(), address).toBe(200)
  return (await answer.json()) as FigureTold
}

/** What is wrong with the figures of a page as it stands now. */
async function wrongOn(page: Page, house: House, known: ReadonlyMap<string, IndicatorDefined>): Promise<string[]> {
  const { unmarked, unopened, figures } = await read(page)
  const wrong = unmarked.map((text) => `unmarked: ${text}`)
  // A figure held at its version is the same however often it stands on the page.
  const heard = new Map<string, FigureTold>()
  wrong.push(...unopened.map((text) => `counted, and opens no records: ${text}`))
  for (const each of figures) {
    const name = `${each.id} ${each.where}`
    if (!known.has(each.id)) wrong.push(`unknown: ${name}`)
    if (each.state === 'axis' || each.state === 'missing' || each.state === 'withheld') continue
    // The number of a list that is not in view: a click goes to the list first.
    if (each.address === null) continue
    const told = heard.get(each.address) ?? (await toldAt(page, house, each.address))
    heard.set(each.address, told)
    const against = told.comparisons.find((one) => one.with === each.compared)
    const right = new Set([...numbersOf(told), ...(against ? numbersOf(against) : [])])
    for (const n of numbersIn(each.text))
      if (!right.has(n)) wrong.push(`${name}: ${n} is not among ${[...right].join()}`)
  }
  return wrong
}

async function known(page: Page, house: House): Promise<ReadonlyMap<string, IndicatorDefined>> {
  const answer = await page.request.get(`${house.url}/api/v1/indicators`)
  // Whoever may not read records has no figures.
  if (answer.status() === 403) return new Map()
  const { items } = (await answer.json()) as {
    items: IndicatorDefined[]
  }
  expect(items.length).toBeGreaterThan(50)
  return new Map(items.map((each) => [each.id, each]))
}

/** Holds the page to the rule, and gives its figures. */
export async function expectHonest(page: Page, house: House): Promise<Shown[]> {
  const all = await known(page, house)
  await expect.poll(() => wrongOn(page, house, all), { timeout: 60_000 }).toEqual([])
  return (await read(page)).figures
}

/** What is wrong with a number that says it is `counted`: it opens its records in `data-records`, as many as `data-count` says. */
async function opened(page: Page, control: Locator): Promise<void> {
  const [region, count] = [await control.getAttribute('data-records'), await control.getAttribute('data-count')]
  await control.click()
  const records = page.locator(`[id="${region}"]`)
  await expect(records).toBeVisible()
  if (count === null || Number(count) > 0) await expect(records.locator('[data-record]').first()).toBeVisible()
  if (count !== null) await expect(records).toHaveAttribute('data-total', count)
}

/** Presses the numbers of a page that are `counted`, each way of counting once or so, and gives how many there were. */
export async function expectCountedOpen(page: Page, most = 3): Promise<number> {
  const at = page.url()
  const controls = page.locator(':is(button:enabled, a[href])[data-is="counted"]:visible')
  const all = await controls.count()
  for (let n = 0; n < Math.min(all, most); n += 1) {
    await opened(page, controls.nth(n))
    if (page.url() === at) continue
    await page.goBack()
    await expect(controls.nth(n)).toBeVisible()
  }
  return all
}

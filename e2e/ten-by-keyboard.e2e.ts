import { expect, test, type Page } from '@playwright/test'
import { seriousFaults } from './axe.ts'
import { become } from './become.ts'
import { event, House } from './house.ts'

/* A desk officer handles ten submissions in one sitting. The mouse is never touched, and no act goes past the page. */

const house = new House()
const id = (n: number) => `kb-${n}`
const SAME = { name: '欧阳锦绣', phone: '13612349876' }

test.beforeAll(async () => {
  await house.start()
  const told = await house.tell(
    ...Array.from({ length: 10 }, (_, at) => at + 1).map((n) =>
      event('complaint.received', {
        complaintId: id(n),
        kind: n === 8 ? 'mixed' : 'complaint',
        channel: '窗口',
        respondent: { name: n === 6 || n === 7 ? '重复的店' : `第${n}家店` },
        ...((n === 6 || n === 7) && { complainant: SAME, text: '买到过期的奶粉，店家不退款' }),
        amount: 300,
        lng: 114.23,
        lat: 22.718,
      }),
    ),
  )
  expect(told.accepted).toBe(10)
})
test.afterAll(() => house.close())

const row = (page: Page, number: string) => page.locator('tr.desk-row', { hasText: number })
const press = (page: Page, ...keys: string[]) =>
  keys.reduce((all, key) => all.then(() => page.keyboard.press(key)), Promise.resolve())
const inHand = (page: Page) =>
  page.evaluate(() => {
    const held = document.activeElement
    return held?.getAttribute('aria-label') ?? held?.textContent?.trim() ?? ''
  })

/** Goes on by Tab until the button or field with these words is in hand. */
async function tabTo(page: Page, words: string, key = 'Tab') {
  const passed: string[] = []
  for (let n = 0; n < 60; n++) {
    const now = await inHand(page)
    if (now === words) return
    passed.push(now)
    await page.keyboard.press(key)
  }
  throw new Error(`“${words}” cannot be reached by ${key}; passed: ${passed.join(' | ')}`)
}
/** Looks for one by its number: it opens and is in hand. */
async function find(page: Page, number: string) {
  await press(page, '/')
  await page.keyboard.type(number)
  await press(page, 'Enter')
  await expect(row(page, number).locator('.desk-open')).toBeFocused()
}
const is = (page: Page, number: string, state: string) => expect(row(page, number)).toContainText(state)
/** The question names the consequence and begins at no; the one before it is yes. */
async function sure(page: Page) {
  await expect.poll(() => inHand(page)).toBe('不了')
  await press(page, 'Shift+Tab', 'Enter')
}
/** What a call tells: one fact in dispute, both sides can be reached, nobody was hurt. */
async function learn(page: Page) {
  await tabTo(page, '补充情况')
  await press(page, 'Enter', 'Tab')
  await page.keyboard.type('300')
  await press(page, 'Tab', 'ArrowDown', 'ArrowDown', 'Tab', 'ArrowDown', 'Tab', 'ArrowDown', 'Tab')
  await page.keyboard.type('1')
  await press(page, 'Tab')
  await page.keyboard.type('0')
  await press(page, 'Enter')
  await expect(page.locator('.desk-matter form')).toHaveCount(0)
  // The form is gone, and the hand is still on its matter.
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[data-opened]') !== null)).toBe(true)
  await expect(page.locator('.desk-lanes li').first()).toContainText('适合')
}

test('ten submissions are handled in one sitting by keyboard alone', async ({ page }) => {
  await become(page, house, 'desk')
  await page.goto(`${house.url}/admin#desk`)
  await expect(page.locator('.desk-open').first()).toBeVisible()
  // From a page where nothing is in hand, on and back along the queue, into a matter and out of it.
  await press(page, 'j', 'j', 'k')
  await expect(page.locator('.desk-open').first()).toBeFocused()
  await press(page, 'Enter')
  await expect(page.locator('.desk-matter')).toBeVisible()
  await press(page, 'Enter')
  await expect(page.locator('.desk-matter')).toHaveCount(0)

  await test.step('1 is taken', async () => {
    await find(page, id(1))
    await press(page, 't')
    await is(page, id(1), '在中心')
  })
  await test.step('2 is asked about and goes by key into the lane that fits', async () => {
    await find(page, id(2))
    await learn(page)
    await press(page, '1')
    await is(page, id(2), '在通道')
  })
  await test.step('3 is accepted', async () => {
    await find(page, id(3))
    await press(page, 'a')
    await is(page, id(3), '已受理')
  })
  await test.step('4 is not accepted, after the question; Escape is no', async () => {
    await find(page, id(4))
    await tabTo(page, '不予受理')
    await press(page, 'Enter', 'ArrowDown', 'Tab')
    await page.keyboard.type('已由法院受理')
    await press(page, 'Enter', 'Escape')
    await expect.poll(() => inHand(page)).toBe('办理')
    await press(page, 'Enter')
    await sure(page)
    await is(page, id(4), '不予受理')
    expect(await seriousFaults(page)).toEqual([])
  })
  await test.step('5 is accepted and sent to a station', async () => {
    await find(page, id(5))
    await press(page, 'a')
    await is(page, id(5), '已受理')
    await tabTo(page, '分送监管所')
    await press(page, 'Enter')
    await expect(page.locator('select[name=station] option')).not.toHaveCount(0)
    await press(page, 'ArrowDown')
    await tabTo(page, '办理')
    await press(page, 'Enter')
    await sure(page)
    await is(page, id(5), '已分送')
  })
  await test.step('6 is taken, and 7, which says the same, is merged into it', async () => {
    await find(page, id(6))
    await press(page, 't')
    await is(page, id(6), '在中心')
    await find(page, id(7))
    await expect(page.locator('.likeness-row')).toContainText(id(6))
    await tabTo(page, '合并')
    await press(page, 'Enter')
    await sure(page)
    await is(page, id(7), '已并案')
  })
  await test.step('8 was two in one: each half names the other, and the complaint’s is taken', async () => {
    // The house parts it by itself within seconds (总局令第121号 Art. 9).
    await expect
      .poll(async () => {
        await press(page, '/')
        await page.keyboard.type(id(8))
        await press(page, 'Enter')
        return row(page, id(8)).count()
      })
      .toBeGreaterThan(1)
    // The submission itself is opened first; its halves stand beside it.
    await expect(page.getByRole('button', { name: `收起 ${id(8)}`, exact: true })).toBeFocused()
    const halves = row(page, id(8))
    for (const state of ['核查中', '新收']) {
      const button = halves.filter({ hasText: state }).locator('.desk-open')
      await press(page, 'k', 'k', 'k')
      for (let n = 0; n < 3 && !(await button.evaluate((each) => each === document.activeElement)); n++)
        await press(page, 'j')
      await expect(button).toBeFocused()
      await press(page, 'Enter')
      await expect(page.locator('.desk-matter')).toContainText(/另一半|kb-8-[ct]/)
    }
    await press(page, 't')
    await expect(halves.filter({ hasText: '在中心' })).toHaveCount(1)
  })
  await test.step('9 is settled at the desk; who complained confirms it, and half a confirmation is not taken', async () => {
    await find(page, id(9))
    await learn(page)
    await press(page, '1')
    await is(page, id(9), '在通道')
    await tabTo(page, '登记结果')
    await press(page, 'Enter', 'ArrowDown', 'Tab')
    await page.keyboard.type('300')
    await press(page, 'Enter')
    await is(page, id(9), '在中心')
    await tabTo(page, '确认和解')
    await press(page, 'Enter', 'ArrowDown', 'Tab', 'Enter')
    await expect(page.locator('.desk-matter form')).toBeVisible()
    await page.keyboard.type('短信 20261127-9')
    await press(page, 'Enter')
    await is(page, id(9), '办结')
  })
  await test.step('10 is taken back by who complained', async () => {
    await find(page, id(10))
    await tabTo(page, '撤回投诉')
    await press(page, 'Enter', 'ArrowDown', 'Tab')
    await page.keyboard.type('来电录音 10')
    await press(page, 'Enter')
    await sure(page)
    await is(page, id(10), '已撤回')
  })

  const stands = async (number: string) => {
    const answer = await page.request.get(`${house.url}/api/v1/matters?number=${number}`)
    const { items } = (await answer.json()) as { items: { kind: string; state: string }[] }
    return items.map(({ kind, state }) => `${kind} ${state}`).sort()
  }
  const now = await Promise.all(Array.from({ length: 10 }, (_, at) => stands(id(at + 1))))
  expect(now).toEqual([
    ['complaint atDesk'],
    ['complaint inLane'],
    ['complaint accepted'],
    ['complaint notAccepted'],
    ['complaint dispatched'],
    ['complaint atDesk'],
    ['complaint merged'],
    expect.arrayContaining(['complaint atDesk', 'tipOff verifying']),
    ['complaint settled'],
    ['complaint withdrawn'],
  ])
})

import { expect, test, type Browser, type BrowserContext, type Locator, type Page } from '@playwright/test'
import { seriousFaults } from './axe.ts'
import { become } from './become.ts'
import { freshPage } from './bureau.ts'
import { House } from './house.ts'

/* Somebody composes a briefing of his own: by hand, by keys alone, beside others, and takes it back. */
test.describe.configure({ mode: 'serial' })

const house = new House({ DEMO_HANDS: 'on' })
let leader: Page
let duty: Page
let id = ''
const contexts: BrowserContext[] = []
async function person(browser: Browser, user: string): Promise<Page> {
  const page = await freshPage(browser)
  page.setDefaultTimeout(20_000)
  contexts.push(page.context())
  await become(page, house, user)
  return page
}
test.beforeAll(async ({ browser }) => {
  await house.start()
  leader = await person(browser, 'leader')
  duty = await person(browser, 'commander')
})
test.afterAll(async () => {
  for (const context of contexts) await context.close()
  await house.close()
})

const block = (page: Page, n: number) => page.locator('.block').nth(n - 1)
const save = (page: Page) => page.getByRole('button', { name: '保存为新一版' }).click()
const opened = (page: Page) => expect(page.locator('.sheet-page footer b')).toHaveText(/^1 \/ \d$/)

test('a leader composes a briefing of a figure, a curve, a view of the map and words; what he pastes stays words', async () => {
  await leader.goto(`${house.url}/briefing/new`)
  await leader.getByLabel('标题', { exact: true }).fill('片区周会')
  await leader.getByLabel('领导和指挥长').check()
  await block(leader, 1).getByLabel('这一页要说的一句话').fill('投诉要看住')
  const adds = leader.getByRole('group', { name: '加一块' })
  for (const [n, kind] of (['指标', '图'] as const).entries()) {
    await adds.getByRole('button', { name: kind, exact: true }).click()
    await block(leader, n + 2)
      .getByRole('searchbox')
      .or(block(leader, n + 2).locator('.picker input'))
      .first()
      .fill('投诉举报接收量')
    await block(leader, n + 2)
      .locator('.picker li button')
      .first()
      .click()
  }
  await block(leader, 3).getByLabel('按什么时间').selectOption('day')
  await adds.getByRole('button', { name: '地图', exact: true }).click()
  await block(leader, 4).getByLabel('地图标题').fill('热点在这里')
  await block(leader, 4).getByLabel('投诉举报').check()
  await adds.getByRole('button', { name: '文字', exact: true }).click()
  await block(leader, 5).locator('textarea').fill('<img src=x onerror="document.title=1">请会同检查')
  await save(leader)
  await opened(leader)
  id = decodeURIComponent(new URL(leader.url()).pathname.split('/').at(-1)!)
  await expect(leader.locator('.sheet-page')).toContainText('投诉举报')
  await leader.keyboard.press('ArrowRight')
  await expect(leader.locator('.sheet-text')).toContainText('<img src=x onerror="document.title=1">请会同检查')
  expect(await leader.locator('.sheet-text img').count()).toBe(0)
})

test('the view is chosen on the map itself: what a hand drags is what is saved', async () => {
  await leader.goto(`${house.url}/briefing/${id}/edit`)
  const map = block(leader, 4).locator('.living-map')
  await expect(map.locator('canvas').first()).toBeAttached()
  await map.scrollIntoViewIfNeeded()
  const lng = block(leader, 4).getByLabel('中心经度')
  const before = await lng.inputValue()
  const box = (await map.boundingBox())!
  await leader.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await leader.mouse.down()
  await leader.mouse.move(box.x + box.width / 2 - 120, box.y + box.height / 2, { steps: 6 })
  await leader.mouse.up()
  await expect.poll(() => lng.inputValue()).not.toBe(before)
  const chosen = await lng.inputValue()
  // Keys move it too.
  await map.focus()
  await leader.keyboard.press('ArrowRight')
  await expect.poll(() => lng.inputValue()).not.toBe(chosen)
  expect(await seriousFaults(leader)).toEqual([])
  await save(leader)
  await opened(leader)
})

test('its map is drawn as it stood, with its legend and its moment, and nothing of it moves', async () => {
  await leader.keyboard.press('ArrowRight')
  await expect(leader.locator('.map-as-of')).toContainText(/地图截至 .*第 [\d,]+ 条流水/)
  await expect(leader.locator('.living-map path').first()).toBeAttached()
  expect(await leader.locator('.living-map').getAttribute('inert')).not.toBeNull()
  expect(await seriousFaults(leader)).toEqual([])
})

test('a page without a map brings no map with it', async () => {
  await duty.goto(`${house.url}/briefing/morning`)
  await opened(duty)
  const brought = await duty.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))
  expect(brought.filter((name) => /LivingMap|leaflet|layers-|open-alarms/i.test(name))).toEqual([])
})

test('another of the leaders sees it; who may not, is told that there is none', async ({ browser }) => {
  await duty.goto(`${house.url}/briefing/${id}`)
  await opened(duty)
  const station = await person(browser, 'station')
  await station.goto(`${house.url}/briefing/${id}`)
  await expect(station.getByRole('alert')).toContainText('没有这份汇报，或不对您公开')
})

test('of two at once the second is told who saved what, and loses nothing that he typed', async () => {
  for (const page of [leader, duty]) {
    await page.goto(`${house.url}/briefing/${id}/edit`)
    await expect(page.getByLabel('标题', { exact: true })).toHaveValue('片区周会')
  }
  await duty.getByLabel('标题', { exact: true }).fill('片区周会（改）')
  await save(duty)
  await opened(duty)
  await leader.locator('.block textarea').fill('我写的一段')
  await save(leader)
  await expect(leader.locator('.told.refused')).toContainText(/已于 .* 写成第 3 版/)
  const note = leader.locator('.meanwhile')
  await expect(note).toContainText('改标题')
  await expect(leader.locator('.block textarea')).toHaveValue('我写的一段')
  await note.getByRole('button', { name: '以我的为准，存为第 4 版' }).click()
  await opened(leader)
})

test('its editions are told; an older one says what it is, is taken up again, and nothing is lost', async () => {
  await leader.goto(`${house.url}/briefing`)
  await leader.getByRole('listitem').filter({ hasText: '片区周会' }).getByRole('link', { name: '各版' }).click()
  await expect(leader.locator('.editions li')).toHaveCount(4)
  expect(await seriousFaults(leader)).toEqual([])
  await leader.locator('[data-edition="3"]').getByRole('link', { name: '打开' }).click()
  await expect(leader.locator('.stage-older')).toContainText('这是第 3 版')
  await leader.getByRole('link', { name: '看各版历史' }).click()
  await leader.locator('[data-edition="3"]').getByRole('button', { name: '取用' }).click()
  await leader.getByRole('button', { name: '取用第 3 版' }).click()
  await expect(leader.locator('[data-edition="5"]')).toContainText('同第 3 版')
  await expect(leader.locator('.editions li')).toHaveCount(5)
})

test('by keys alone a briefing is written, its blocks are moved, and it is saved', async () => {
  await leader.goto(`${house.url}/briefing/new`)
  await expect(block(leader, 1)).toBeVisible()
  const tabTo = async (target: Locator) => {
    for (let pressed = 0; pressed < 80; pressed += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return
      await leader.keyboard.press('Tab')
    }
    throw new Error('the keyboard does not come there')
  }
  await tabTo(leader.getByLabel('标题', { exact: true }))
  await leader.keyboard.type('键盘写的')
  await leader.keyboard.press('Tab')
  await leader.keyboard.press('ArrowDown')
  await expect(leader.getByLabel('领导和指挥长')).toBeChecked()
  await tabTo(block(leader, 1).locator('input'))
  await leader.keyboard.type('第一页')
  await tabTo(leader.getByRole('group', { name: '加一块' }).getByRole('button', { name: '文字', exact: true }))
  await leader.keyboard.press('Enter')
  await tabTo(block(leader, 2).locator('textarea'))
  await leader.keyboard.type('一句话')
  await leader.keyboard.press('Alt+ArrowUp')
  await expect(block(leader, 1).locator('textarea')).toHaveValue('一句话')
  await leader.keyboard.press('Alt+ArrowDown')
  await leader.keyboard.press('Control+s')
  await opened(leader)
})

test('an indicator that is no more is said on its page, and the rest stands', async () => {
  const given = await leader.request.post(`${house.url}/api/v1/orders`, {
    headers: { origin: house.url },
    data: {
      id: crypto.randomUUID(),
      order: {
        ...{ verb: 'briefing.save', title: '旧指标', seenBy: 'me' },
        blocks: [
          { is: 'page', title: '一' },
          { is: 'figure', asked: { id: 'no.such' } },
          { is: 'text', text: '其余照旧' },
        ],
      },
    },
  })
  const { result } = (await given.json()) as { result: { briefingId: string } }
  await leader.goto(`${house.url}/briefing/${result.briefingId}`)
  await expect(leader.locator('.minded')).toContainText('没有指标 no.such')
  await expect(leader.locator('.sheet-text')).toContainText('其余照旧')
})

test('withdrawn, it says so to whoever has its link, and its author takes it up again', async () => {
  await leader.goto(`${house.url}/briefing/${id}/history`)
  await leader.getByRole('button', { name: '撤回这份汇报' }).click()
  const ask = leader.getByRole('alertdialog')
  await expect(ask).toContainText('任何读者都打不开')
  await expect(ask.getByRole('button', { name: '不了' })).toBeFocused()
  await ask.getByRole('button', { name: '撤回', exact: true }).click()
  await expect(leader.locator('.history')).toContainText('已撤回；取用任一版')
  await duty.goto(`${house.url}/briefing/${id}`)
  await expect(duty.getByRole('alert')).toContainText(/这份汇报已由.*撤回/)
  await leader.locator('[data-edition="5"]').getByRole('button', { name: '取用' }).click()
  await leader.getByRole('button', { name: '取用第 5 版' }).click()
  await expect(leader.locator('[data-edition="7"]')).toBeVisible()
  await duty.reload()
  await opened(duty)
})

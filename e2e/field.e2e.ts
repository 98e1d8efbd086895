import { expect, test, type APIRequestContext, type BrowserContext, type Page } from '@playwright/test'
import { seriousFaults } from './axe.ts'
import { become } from './become.ts'
import { House } from './house.ts'

/* A field officer on a phone: what he does without signal arrives once, in its order, with the time at which he did it. */
test.describe.configure({ mode: 'serial' })
test.setTimeout(240_000)

const house = new House()
let context: BrowserContext
let phone: Page
let commander: APIRequestContext
let officer = ''
test.beforeAll(async ({ browser, playwright }) => {
  test.setTimeout(240_000)
  await house.start()
  context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    permissions: ['geolocation'],
    geolocation: { longitude: 114.12, latitude: 22.66, accuracy: 15 },
    hasTouch: true,
  })
  phone = await context.newPage()
  await become(phone, house, 'field')
  officer = ((await (await phone.request.get(`${house.url}/api/v1/session`)).json()) as { id: string }).id
  commander = await playwright.request.newContext({ extraHTTPHeaders: { origin: house.url } })
  const signedIn = await commander.post(`${house.url}/api/v1/session`, {
    data: { user: 'commander', password: 'demo-commander' },
  })
  expect(signedIn.status()).toBe(204)
})
test.afterAll(async () => {
  await context.close()
  await commander.dispose()
  await house.close()
})

let given = 0
async function order(body: object) {
  const answer = await commander.post(`${house.url}/api/v1/orders`, {
    data: { id: `e2e-field-order-${(given += 1)}`, order: body },
  })
  const outcome = await answer.json()
  expect(outcome, JSON.stringify(outcome)).toMatchObject({ state: 'accepted' })
  return outcome.result as { taskId: string } | undefined
}
const open = async (title: string, over: object = {}) =>
  (await order({
    ...{ verb: 'task.open', kind: 'inspection', title, priority: 3, place: { lng: 114.11, lat: 22.65 } },
    ...{ handler: officer, issue: true, chosenWhy: '就近安排，同一路线', ...over },
  }))!.taskId
const seen = async (id: string) => (await commander.get(`${house.url}/api/v1/tasks/${id}`)).json()

const line = () => phone.locator('.field-strip [role=status]')
const press = (name: string) => phone.getByRole('button', { name, exact: true }).click()
/** The big button rests for a moment after each step. */
const next = async (name: string) => {
  await expect(phone.locator('.field-next button:not([aria-disabled=true])')).toHaveText(name)
  await phone.locator('.field-next button').click()
}

/** Nothing to touch is smaller than a thumb. */
async function thumbs() {
  const all = await phone
    .locator('.field-page :is(button, a, input:not([type=file]), textarea, .field-file)')
    .evaluateAll((found) => found.map((each) => [each.outerHTML.slice(0, 80), each.getBoundingClientRect().height]))
  expect(all.length).toBeGreaterThan(4)
  expect(all.filter(([, height]) => Number(height) < 48)).toEqual([])
}

/** A photograph as a camera makes it: larger than anyone needs, with an EXIF block that says where. */
async function cameraPhoto(): Promise<Buffer> {
  const jpeg = await phone.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 3_000, height: 2_000 })
    const pen = canvas.getContext('2d')!
    pen.fillStyle = '#3a7'
    pen.fillRect(300, 300, 2_000, 900)
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.9))
    return [...new Uint8Array(await blob!.arrayBuffer())]
  })
  const said = Buffer.from('Exif\0\0MM\0*\0\0\0\x08\0\0GPS 22.65N 114.11E')
  const head = Buffer.from([0xff, 0xe1, 0, said.length + 2])
  return Buffer.concat([Buffer.from(jpeg.slice(0, 2)), head, said, Buffer.from(jpeg.slice(2))])
}

let taskId = ''
test('a task that a commander gives is on his phone, which says that it came; he accepts it at one touch', async () => {
  await phone.goto(house.url)
  await expect(phone).toHaveURL(`${house.url}/field`)
  await expect(phone.getByText('没有待办任务')).toBeVisible()
  taskId = await open('平湖农贸市场检查', {
    plan: [
      { id: 'licence', text: '亮证经营', need: 'tick', required: true },
      { id: 'cold', text: '冷柜温度', need: 'number', required: true },
      { id: 'front', text: '门头照片', need: 'photo', required: true },
    ],
  })
  await phone.reload()
  await expect(phone.locator('.field-card')).toContainText('内接单')
  await expect.poll(async () => (await seen(taskId)).state).toBe('delivered')
  await phone.locator('.field-card').click()
  await next('收到，接单')
  await expect(line()).toHaveText('全部已发送 · 已连接')
  await expect.poll(async () => (await seen(taskId)).state).toBe('accepted')
  expect(await seriousFaults(phone)).toEqual([])
  await thumbs()
})

test('he shares where he is on duty only, and not before he says so', async () => {
  await phone.getByRole('button', { name: '返回任务列表' }).click()
  const told: string[] = []
  phone.on('request', (request) => {
    if (request.url().endsWith('/api/v1/positions')) told.push(request.method())
  })
  const duty = phone.getByRole('switch', { name: '在岗' })
  await expect(duty).toHaveAttribute('aria-checked', 'false')
  expect(told).toEqual([])
  const first = phone.waitForResponse((response) => response.url().endsWith('/api/v1/positions'))
  await duty.click()
  expect((await first).status()).toBe(204)
  await duty.click()
  expect(told).toEqual(['POST'])
})

test('without signal he goes all the way, through a restart of the page; with signal it arrives once, in order, in his own time', async () => {
  // The worker has to hold the page before the signal goes.
  await expect
    .poll(() => phone.evaluate(() => navigator.serviceWorker.controller !== null), { timeout: 30_000 })
    .toBe(true)
  await phone.locator('.field-card').click()
  await context.setOffline(true)
  const before = Date.now()
  await next('出发')
  await expect(line()).toContainText('1 项未发送 · 无信号')
  await next('到达')
  await next('开始办理')
  await phone.getByRole('checkbox', { name: '亮证经营' }).click()
  await phone.getByLabel('冷柜温度').fill('3,5')
  await phone.getByRole('radio', { name: '没有发现问题' }).click()
  await phone.locator('#plan-front input[type=file]').setInputFiles({
    ...{ name: 'IMG_0001.JPG', mimeType: 'image/jpeg', buffer: await cameraPhoto() },
  })
  await expect(phone.locator('#plan-front img')).toBeVisible()
  await phone
    .locator('.field-makes input[type=file]')
    .first()
    .setInputFiles({
      ...{ name: 'IMG_0002.JPG', mimeType: 'image/jpeg', buffer: Buffer.from('这不是图片') },
    })
  await expect(phone.getByText('这个文件不是图片，没有保存。')).toBeVisible()
  await expect(line()).toContainText('4 项未发送')

  await phone.reload()
  await expect(line()).toContainText('4 项未发送 · 无信号')
  await expect(phone.getByLabel('冷柜温度')).toHaveValue('3.5')
  await next('提交结果')
  await expect(phone.getByText('已提交，等待核验')).toBeVisible()
  await expect(line()).toContainText('5 项未发送')
  const after = Date.now()
  expect((await seen(taskId)).state).toBe('accepted')

  await context.setOffline(false)
  await expect(line()).toHaveText('全部已发送 · 已连接', { timeout: 30_000 })
  const task = await seen(taskId)
  expect(task.state).toBe('submitted')
  expect(task.steps.map(({ what }: { what: string }) => what)).toEqual([
    ...['opened', 'issued', 'delivered', 'accepted', 'departed', 'arrived', 'handled', 'submitted'],
  ])
  const told = task.steps.slice(4).map((step: { told: { doneAt: number } }) => step.told.doneAt)
  expect(told).toEqual([...told].sort((a, b) => a - b))
  for (const doneAt of told) {
    expect(doneAt).toBeGreaterThanOrEqual(before)
    expect(doneAt).toBeLessThanOrEqual(after)
  }
  expect(task.steps.at(-1).place).toMatchObject({ lng: 114.12, lat: 22.66 })
  expect(task).toMatchObject({ found: 'nothing', answers: { licence: true, cold: 3.5 } })
  expect(task.evidence).toHaveLength(1)
  expect(task.answers.front).toBe(task.evidence[0].hash)

  const photo = await (await commander.get(`${house.url}/api/v1/evidence/${task.evidence[0].hash}`)).body()
  expect(photo.subarray(0, 2).toString('hex')).toBe('ffd8')
  expect(photo.includes('Exif') || photo.includes('GPS')).toBe(false)
  const size = await phone.evaluate(async (hash) => {
    const { width, height } = await createImageBitmap(await (await fetch(`/api/v1/evidence/${hash}`)).blob())
    return [width, height]
  }, task.evidence[0].hash)
  expect(size).toEqual([1_600, 1_067])
})

test('what is refused stays with its sentence and holds up the rest, until he decides', async () => {
  const id = await open('布吉药店核查')
  await phone.goto(`${house.url}/field`)
  await phone.locator('.field-card', { hasText: '布吉药店核查' }).click()
  await next('收到，接单')
  await expect.poll(async () => (await seen(id)).state).toBe('accepted')
  await context.setOffline(true)
  await next('出发')
  await next('到达')
  await order({ verb: 'task.suspend', taskId: id, reason: '等待店主到场', until: Date.now() + 3_600_000 })
  await context.setOffline(false)
  const box = phone.locator('.field-refused')
  await expect(box).toContainText('任务已暂停', { timeout: 30_000 })
  await expect(box).toContainText('后面的 1 项在等待')
  await expect(line()).toContainText('1 项被退回，请处理')
  expect(await seriousFaults(phone)).toEqual([])
  await press('丢弃')
  await press('不丢弃')
  await press('留作记录，继续后面的')
  // The next one is refused as well, and says so itself.
  await expect(box).toContainText('服务器没有接受：到达')
  await press('丢弃')
  await press('确定丢弃')
  await expect(box).toHaveCount(0)
  await expect(line()).toHaveText('全部已发送 · 已连接')
  expect((await seen(id)).state).toBe('suspended')
})

test('a task of a station is taken by whoever of it answers first; it opens to him from the home page', async ({
  page,
}) => {
  await become(page, house, 'station')
  const session = await (await page.request.get(`${house.url}/api/v1/session`)).json()
  const [unit] = session.scope.stations as string[]
  const id = await open('本所冷库巡查', { handler: undefined, unit })
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`${house.url}/?stay`)
  await page.getByRole('link', { name: '我的任务' }).click()
  const card = page.locator('.field-card', { hasText: '本所冷库巡查' })
  await expect(card).toContainText('本所待接')
  await card.click()
  await page.locator('.field-next button').click()
  await expect.poll(async () => (await seen(id)).handler).toBe(session.id)
})

test('whoever signs out is asked first, and leaves nothing behind', async () => {
  const id = await open('坂田电梯检查')
  await phone.goto(`${house.url}/field`)
  await phone.locator('.field-card', { hasText: '坂田电梯检查' }).click()
  await next('收到，接单')
  await expect.poll(async () => (await seen(id)).state).toBe('accepted')
  await context.setOffline(true)
  await next('出发')
  await phone.getByRole('button', { name: '返回任务列表' }).click()
  await expect(phone.getByText('账号与退出要有信号')).toBeVisible()
  await order({ verb: 'task.suspend', taskId: id, reason: '等待店主到场', until: Date.now() + 3_600_000 })
  await context.setOffline(false)
  await expect(line()).toContainText('1 项被退回', { timeout: 30_000 })
  await press('退出登录')
  await expect(phone.getByRole('alertdialog')).toContainText('还有 1 项没有发送')
  await press('不退出，继续发送')

  // The same where one signs out on another page.
  await phone.getByRole('link', { name: '我的账号' }).click()
  await expect(phone.getByRole('heading', { name: '我的登录' })).toBeVisible()
  phone.once('dialog', (dialog) => void dialog.dismiss())
  await phone.getByRole('button', { name: '退出登录' }).first().click()
  await expect(phone).toHaveURL(`${house.url}/field`)
  await expect(line()).toContainText('1 项被退回')
  await order({ verb: 'task.resume', taskId: id })
  await phone.locator('.field-card', { hasText: '坂田电梯检查' }).click()
  await press('再试一次')
  await expect.poll(async () => (await seen(id)).state).toBe('enRoute')
  await phone.getByRole('button', { name: '返回任务列表' }).click()

  await thumbs()
  await press('退出登录')
  await expect(phone.locator('.field-page')).toHaveCount(0)
  const left = await phone.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('qianshao-field')
        opening.onerror = () => reject(opening.error!)
        opening.onsuccess = () => {
          const all = opening.result.transaction('kept').objectStore('kept').getAllKeys()
          all.onsuccess = () => resolve(all.result.map(String))
        }
      }),
  )
  // A count and the district's own file are nobody's.
  expect(left.sort()).toEqual(['district', 'seq'])
  await phone.goBack()
  await expect(phone.locator('.field-card')).toHaveCount(0)
})

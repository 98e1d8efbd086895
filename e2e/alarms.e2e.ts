import { expect, test, type APIRequestContext } from '@playwright/test'
import { event, House } from './house.ts'

const house = new House()
test.beforeAll(() => house.start())
test.afterAll(() => house.close())

const SITE = 'e2e-answered'
const ALARM = `entrapment:${SITE}/90`

/** An order of the duty officer, as a console would give it. */
async function orderOfDuty(request: APIRequestContext) {
  const headers = { origin: house.url }
  const signedIn = await request.post(`${house.url}/api/v1/session`, {
    data: { user: 'duty', password: 'demo-duty' },
    headers,
  })
  expect(signedIn.status()).toBe(204)
  return async (verb: string, over: object = {}) => {
    const answer = await request.post(`${house.url}/api/v1/orders`, {
      data: { id: crypto.randomUUID(), order: { verb: `alarm.${verb}`, alarmId: ALARM, ...over } },
      headers,
    })
    return (await answer.json()) as { state: string; reason?: string }
  }
}

test('an alarm told at the door is unacknowledged on the wall; answered, the wall says so; when the lift is opened it is gone', async ({
  page,
  playwright,
}) => {
  // The duty officer sits elsewhere: the wall stays the wall.
  const elsewhere = await playwright.request.newContext()
  const order = await orderOfDuty(elsewhere)
  await page.setViewportSize({ width: 1920, height: 1080 })
  await page.goto(`${house.url}/wall`)
  await expect(page.locator('main.wall')).toHaveClass(/live/)
  await house.tell(
    event('site.registered', { siteId: SITE, kind: 'elevator', name: '应答大厦 1 号梯', lng: 114.23, lat: 22.718 }),
    event('elevator.alarm', { siteId: SITE, code: '90', trapped: 2, phase: 'raised' }),
  )
  const row = page.locator('section.alarms li', { hasText: '应答大厦 1 号梯' })
  await expect(row).toContainText('未确认')
  await expect(row).toContainText(/应通话 余 |逾时：通话/)
  await expect(row).toContainText(/满 2 小时 余 1:\d\d:\d\d/)

  expect(await order('acknowledge', { next: '通话并派维保' })).toMatchObject({ state: 'accepted' })
  await expect(row).toContainText('已确认')
  await expect(row).not.toContainText('未确认')
  expect(await order('acknowledge')).toMatchObject({ state: 'refused', reason: expect.stringContaining('于') })

  expect(await order('contact', { note: '两人，情绪稳定' })).toMatchObject({ state: 'accepted' })
  await expect(row).toContainText(/应派出 余 |逾时：(通话、)?派出/)
  expect((await order('close', { reason: '试试能否关闭' })).state).toBe('refused')
  expect(await order('injury', { note: '一人头晕' })).toMatchObject({ state: 'accepted' })
  await expect(row).toContainText('启动三级救援')

  await house.tell(event('elevator.alarm', { siteId: SITE, code: '90', phase: 'cleared' }))
  await expect(row).toHaveCount(0)
  expect((await order('acknowledge')).reason).toContain('恢复正常')
  await elsewhere.dispose()
})

test('an hour and a half after people were shut in the wall says first of all that an accident is near, with the article', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1920, height: 1080 })
  await page.goto(`${house.url}/wall`)
  await expect(page.locator('main.wall')).toHaveClass(/live/)
  const time = new Date(Date.now() - 95 * 60_000).toISOString()
  await house.tell(
    event('site.registered', { siteId: 'e2e-long', kind: 'elevator', name: '久困大厦', lng: 114.23, lat: 22.71 }),
    { ...event('elevator.alarm', { siteId: 'e2e-long', code: '90', trapped: 1, phase: 'raised' }), time },
  )
  const first = page.locator('section.alarms li').first()
  await expect(first).toContainText('困人将满 2 小时')
  await expect(first).toContainText('第64条第（三）项')
  await house.tell(event('elevator.alarm', { siteId: 'e2e-long', code: '90', phase: 'cleared' }))
  await expect(page.locator('section.alarms li', { hasText: '久困大厦' })).toHaveCount(0)
})

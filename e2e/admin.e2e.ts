import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { event, House } from './house.ts'

const house = new House()
test.beforeAll(async () => {
  await house.start()
})
test.afterAll(() => house.close())

async function seriousFaults(page: Page) {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze()
  return (
    violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
      // WCAG 2.5.8 excepts signs whose place carries the meaning, as on a map: two sites may stand wall to wall.
      .filter((fault) => !/^target-size: <div class="leaflet-marker-icon/.test(fault))
  )
}

const complaints = (rows: readonly string[]) => ({
  name: '投诉.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(['投诉编号,被投诉主体名称,接收时间,经度,纬度,渠道', ...rows].join('\n')),
})

test('every feed of the demo is heard, and the page says where cache and journal are', async ({ page }) => {
  await page.goto(`${house.url}/admin`)
  await expect(page.locator('tbody tr')).toHaveCount(5)
  await expect(page.locator('tbody tr', { hasText: '正常' })).toHaveCount(5, { timeout: 30_000 })
  await expect(page.getByText('流水在内嵌数据库')).toBeVisible()
})

test('a rejected record is found, mended and replayed; the rest of its batch was taken', async ({ page }) => {
  const good = { complaintId: 'good', kind: 'complaint', channel: '窗口', respondent: { name: '某店' } }
  const heard = await house.tell(
    event('complaint.received', good),
    event('complaint.received', { ...good, complaintId: 'mend-me', kind: '<b>抱怨</b>' }),
  )
  expect([heard.accepted, heard.rejected.length]).toEqual([1, 1])
  await page.goto(`${house.url}/admin`)
  await page.getByRole('link', { name: '被拒记录' }).click()
  const record = page.locator('.record', { hasText: '/data/kind' }).first()
  await record.locator('.record-line').click()
  const raw = record.locator('textarea')
  await raw.fill((await raw.inputValue()).replace('<b>抱怨</b>', 'complaint'))
  await record.getByRole('button', { name: '改正并重放' }).click()
  await expect(record.locator('.outcome')).toContainText('入库')
  const { items } = (await (await fetch(`${house.url}/api/v1/complaints?limit=500`)).json()) as {
    items: { complaintId: string }[]
  }
  expect(items.map(({ complaintId }) => complaintId)).toEqual(expect.arrayContaining(['good', 'mend-me']))
})

test('a file is tried, imported, and what was refused comes back as a file', async ({ page }) => {
  await page.goto(`${house.url}/admin`)
  await page.getByRole('link', { name: '导入' }).click()
  await page
    .locator('input[type=file]')
    .setInputFiles(
      complaints([
        'F1,甲店,2026-11-20 09:00,114.2,22.7,窗口',
        'F2,乙店,2026-11-20 09:05,114.21,22.71,窗口',
        ',丙店,not a time,114.2,22.7,窗口',
      ]),
    )
  await page.getByRole('button', { name: '试读并预览' }).click()
  await expect(page.getByText('共 3 行，可接收 2，重复 0，拒收 1')).toBeVisible()
  expect(await seriousFaults(page)).toEqual([])
  await page.getByRole('button', { name: '开始导入' }).click()
  const job = page.locator('table tbody tr', { hasText: '投诉.csv' }).first()
  await expect(job).toContainText('完成')
  const [download] = await Promise.all([page.waitForEvent('download'), job.getByText('下载').click()])
  const refused = (await (await download.createReadStream()).toArray()).map(String).join('')
  expect(refused).toContain('丙店')
  expect(refused).not.toContain('甲店')
})

for (const path of ['/', '/admin', '/wall'])
  test(`nothing serious stands between ${path} and someone who cannot see or use a mouse`, async ({ page }) => {
    await page.setViewportSize({ width: 1920, height: 1080 })
    await page.goto(`${house.url}${path}`)
    if (path === '/wall') await expect(page.locator('main.wall')).toHaveClass(/live/)
    else if (path === '/admin') await expect(page.locator('tbody tr')).toHaveCount(5)
    else await expect(page.getByRole('link').first()).toBeVisible()
    expect(await seriousFaults(page)).toEqual([])
  })

import { expect, test } from '@playwright/test'
import { seriousFaults } from './axe.ts'
import { become } from './become.ts'
import { event, House } from './house.ts'

const house = new House()
test.beforeAll(async () => {
  await house.start()
})
test.afterAll(() => house.close())

const complaints = (rows: readonly string[]) => ({
  name: '投诉.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(['投诉编号,被投诉主体名称,接收时间,经度,纬度,渠道', ...rows].join('\n')),
})

test('every feed of the demo is heard, and the page says where cache and journal are', async ({ page }) => {
  await become(page, house, 'admin')
  await page.goto(`${house.url}/admin`)
  await expect(page.locator('tbody tr')).toHaveCount(5)
  await expect(page.locator('tbody tr', { hasText: '正常' })).toHaveCount(5, { timeout: 30_000 })
  await expect(page.getByText('流水在内嵌数据库')).toBeVisible()
})

test('a rejected record is found, mended and replayed; the rest of its batch was taken', async ({ page }) => {
  const good = { complaintId: 'good', kind: 'complaint', channel: '窗口', respondent: { name: '某店' } }
  const heard = await house.tell(
    event('complaint.received', good),
    event('complaint.received', {
      ...good,
      complaintId: 'mend-me',
      kind: '<b>抱怨</b>',
      complainant: { name: '欧阳锦绣', phone: '13612349876' },
    }),
  )
  expect([heard.accepted, heard.rejected.length]).toEqual([1, 1])
  await become(page, house, 'admin')
  await page.goto(`${house.url}/admin`)
  await page.getByRole('link', { name: '被拒记录' }).click()
  const record = page.locator('.record', { hasText: '/data/kind' }).first()
  await record.locator('.record-line').click()
  const raw = record.locator('textarea')
  await expect(raw).not.toHaveValue(/欧阳锦绣|13612349876/)
  await raw.fill((await raw.inputValue()).replace('<b>抱怨</b>', 'complaint'))
  await record.getByRole('button', { name: '改正并重放' }).click()
  await expect(record.locator('.outcome')).toContainText('入库')
  const { items } = (await (await fetch(`${house.url}/api/v1/complaints?limit=500`)).json()) as {
    items: { complaintId: string }[]
  }
  expect(items.map(({ complaintId }) => complaintId)).toEqual(expect.arrayContaining(['good', 'mend-me']))
  // Whoever mended it did not see the person; the person is there all the same, for the desk.
  await become(page, house, 'desk')
  await page.goto(`${house.url}/admin#complaint`)
  await page.reload()
  await page.getByLabel('投诉编号').fill('mend-me')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('row', { name: /^电话/ })).toContainText('136****9876')
})

test('a file is tried, imported, and what was refused comes back as a file', async ({ page }) => {
  await become(page, house, 'desk')
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
  await expect(page.getByText('共 3 行，可接收 2，拒收 1')).toBeVisible()
  expect(await seriousFaults(page)).toEqual([])
  await page.getByRole('button', { name: '开始导入' }).click()
  const job = page.locator('table tbody tr', { hasText: '投诉.csv', hasNotText: '仅预览' })
  await expect(job).toContainText('完成')
  await job.locator('[data-records]').first().click()
  await expect(page.locator('#import-rows [data-record]')).toHaveCount(3)
  // A complaint that was taken leads to its page; the line that was refused says why, and not what stood in it.
  await expect(page.locator('#import-rows a', { hasText: 'F1' })).toHaveAttribute('href', /number=F1#complaint$/)
  await expect(page.locator('#import-rows tbody tr', { hasText: '拒收' })).toContainText('接收时间')
  await expect(page.locator('#import-rows')).not.toContainText('not a time')
  expect(await seriousFaults(page)).toEqual([])
  const [download] = await Promise.all([page.waitForEvent('download'), job.getByText('下载').click()])
  const refused = (await (await download.createReadStream()).toArray()).map(String).join('')
  expect(refused).toContain('丙店')
  expect(refused).not.toContain('甲店')
})

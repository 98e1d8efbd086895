import { expect, test, type Page } from '@playwright/test'
import { become } from './become.ts'
import { event, House } from './house.ts'

const PERSON = { name: '欧阳锦绣', phone: '13612349876', idNo: '440307198803054321', address: '龙城街道清林路 546 号' }
const RAW = /欧阳锦绣|13612349876|440307198803054321|清林路 ?546/

const house = new House()
test.beforeAll(async () => {
  await house.start()
  const told = await house.tell(
    event('complaint.received', {
      complaintId: 'unmask-me',
      kind: 'complaint',
      channel: '窗口',
      respondent: { name: '某店' },
      complainant: PERSON,
      text: `我叫${PERSON.name}，电话${PERSON.phone}，店家不退钱`,
      lng: 114.23,
      lat: 22.718,
    }),
  )
  expect(told.accepted).toBe(1)
})
test.afterAll(() => house.close())
// Later tests read what the first one left on the record.
test.describe.configure({ mode: 'serial' })

/** Everything that a browser keeps of a site, and what stands in its address. */
const keptBy = (page: Page) =>
  page.evaluate(async () => {
    const kept: unknown[] = [location.href, history.state, document.cookie, document.title]
    kept.push({ ...localStorage }, { ...sessionStorage }, await caches.keys())
    const asked = <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(new Error('the browser’s store failed'))
      })
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await asked(indexedDB.open(name))
      for (const store of db.objectStoreNames) kept.push(await asked(db.transaction(store).objectStore(store).getAll()))
      db.close()
    }
    return JSON.stringify(kept)
  })

async function look(page: Page) {
  await page.goto(`${house.url}/admin#complaint`)
  await page.getByLabel('投诉编号').fill('unmask-me')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('row', { name: /^电话/ })).toContainText('136****9876')
}
const unmasked = (page: Page) => page.getByRole('group', { name: '谁看过原文' })

test('the desk sees a complainant masked; one particular for a reason, for a while, and nowhere else', async ({
  page,
}) => {
  await become(page, house, 'desk')
  const addresses: string[] = []
  page.on('request', (request) => addresses.push(request.url()))
  await look(page)
  await expect(page.locator('body')).not.toContainText(RAW)
  await expect(page.getByText('没有人看过原文。')).toBeVisible()

  const open = page.getByRole('button', { name: '查看“电话”原文' })
  await open.focus()
  await page.keyboard.press('Enter')
  const reason = page.getByLabel('查看“电话”原文的理由')
  await reason.fill('看看')
  await page.keyboard.press('Enter')
  // Two characters are no reason: the form does not even ask.
  expect(await reason.evaluate((field: HTMLInputElement) => field.validity.tooShort)).toBe(true)
  await expect(page.locator('body')).not.toContainText(RAW)
  await reason.fill('回访核实退款是否到账')
  await page.keyboard.press('Enter')
  await expect(page.locator('.clear')).toHaveText(PERSON.phone)
  // That one and no other.
  await expect(page.locator('body')).not.toContainText(/欧阳锦绣|440307198803054321|清林路 ?546/)
  expect(await keptBy(page)).not.toMatch(RAW)
  expect(addresses.join('\n')).not.toMatch(RAW)
  expect(addresses.map(decodeURIComponent).join('\n')).not.toContain('回访核实')
  await expect(unmasked(page).getByRole('row', { name: /林嘉怡.*电话/ })).toHaveCount(1)

  await page.getByRole('button', { name: '立即隐藏' }).click()
  await expect(page.locator('body')).not.toContainText(RAW)
  await page.getByRole('link', { name: '数据源' }).click()
  await page.goBack()
  await expect(page.getByLabel('投诉编号')).toBeVisible()
  await expect(page.locator('body')).not.toContainText(RAW)
  expect(await keptBy(page)).not.toMatch(RAW)
})

test('the record shows everyone of the desk who has seen what, also later', async ({ page }) => {
  await become(page, house, 'desk')
  await look(page)
  await expect(unmasked(page).getByRole('row', { name: /林嘉怡.*电话/ })).toHaveCount(1)
  await expect(page.locator('body')).not.toContainText(RAW)
})

test('a duty officer may look, but is offered no unmasking and is refused it', async ({ page }) => {
  await become(page, house, 'duty')
  const answer = await page.request.get(`${house.url}/api/v1/complaints/unmask-me`)
  expect(answer.status()).toBe(200)
  expect(await answer.text()).not.toMatch(RAW)
  const asked = await page.request.post(`${house.url}/api/v1/orders`, {
    headers: { origin: house.url },
    data: {
      id: crypto.randomUUID(),
      order: { verb: 'personal.unmask', complaintId: 'unmask-me', field: 'phone', reason: '想看一看而已' },
    },
  })
  expect(asked.status()).toBe(403)
  expect(await asked.text()).not.toMatch(RAW)
})

test('the auditor finds who saw what, and why; never the particular itself', async ({ page }) => {
  await become(page, house, 'auditor')
  await page.goto(`${house.url}/admin#audit`)
  await page.getByLabel('投诉编号').fill('unmask-me')
  await page.getByRole('button', { name: '查这一件' }).click()
  await expect(page.getByText('投诉 unmask-me 被谁看过')).toBeVisible()
  await expect(page.getByRole('rowheader', { name: '林嘉怡 查看了 unmask-me 的投诉人（已遮蔽）' })).toHaveCount(2)
  await page
    .getByRole('row', { name: /林嘉怡 查看了 unmask-me 的个人信息原文/ })
    .getByRole('button')
    .click()
  await expect(page.locator('.unfolded')).toContainText('回访核实退款是否到账')
  await expect(page.locator('.unfolded')).toContainText('phone')
  await expect(page.locator('body')).not.toContainText(RAW)

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出' }).click(),
  ])
  const csv = Buffer.concat(await (await download.createReadStream()).toArray()).toString()
  expect(csv).toContain('导出人：许慎之（auditor）')
  expect(csv).toContain('personal.unmask')
  expect(csv).not.toMatch(RAW)
})

test('who was refused the particulars of a complaint is found under that complaint too', async ({ page }) => {
  await become(page, house, 'auditor')
  await page.goto(`${house.url}/admin#audit`)
  await page.getByLabel('投诉编号').fill('unmask-me')
  await page.getByRole('button', { name: '查这一件' }).click()
  // The rows of the question before are gone.
  await expect(page.getByRole('rowheader', { name: /登录/ })).toHaveCount(0)
  await expect(page.getByRole('rowheader', { name: '陈晓岚 查看了 unmask-me 的投诉人（已遮蔽）' })).toHaveCount(1)
  await expect(page.getByRole('rowheader', { name: /陈晓岚 要查看.*原文，被拒绝/ })).toHaveCount(1)
})

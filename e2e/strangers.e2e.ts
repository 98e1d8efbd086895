import { expect, test } from '@playwright/test'
import { House } from './house.ts'
import { SHORT_MARKUP, watchFor } from './markup.ts'

/* Addresses that somebody else wrote, and script that somebody else brought. */

const house = new House()
test.beforeAll(async () => {
  await house.start()
})
test.afterAll(() => house.close())

for (const next of [
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  'https://evil.example/admin',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  `/admin"><img class=planted src=x onerror=alert(1)>`,
])
  test(`signing in with next=${JSON.stringify(next)} leads to a page of this house`, async ({ page }) => {
    const watch = watchFor(page)
    const strangers: string[] = []
    page.on('request', (request) => new URL(request.url()).origin !== house.url && strangers.push(request.url()))
    await page.goto(`${house.url}/sign-in?next=${encodeURIComponent(next)}`)
    await page.getByRole('button', { name: '谭启明' }).click()
    await expect(page.locator('.admin-self')).toContainText('谭启明')
    expect(new URL(page.url()).origin).toBe(house.url)
    expect(strangers).toEqual([])
    await watch.expectNothing()
  })

test('a refusal that stands in the address is never shown in its own words', async ({ page }) => {
  const watch = watchFor(page)
  for (const refused of [SHORT_MARKUP, '您的账号已停用，请拨打 400-000-0000 并告知密码']) {
    await page.goto(`${house.url}/sign-in?refused=${encodeURIComponent(refused)}`)
    await expect(page.getByRole('alert')).toHaveText('统一身份认证没有成功，请重新登录；仍不行请找系统管理员。')
    await expect(page.locator('body')).not.toContainText(refused)
  }
  await page.goto(`${house.url}/sign-in?ended=${encodeURIComponent(SHORT_MARKUP)}&lang=${encodeURIComponent('"><b>')}`)
  await expect(page.getByRole('status')).toHaveText('登录已结束，请重新登录。')
  await page.goto(`${house.url}/invitation#${SHORT_MARKUP}`)
  await expect(page.getByRole('alert')).toHaveText('邀请链接无效、已用过或已过期。')
  await watch.expectNothing()
})

for (const path of ['/', '/wall', '/sign-in', '/admin', '/invitation'])
  test(`${path} runs no script but its own, wherever it came from`, async ({ page }) => {
    const answer = (await page.goto(house.url + path))!
    const policy = new Map(
      (answer.headers()['content-security-policy'] ?? '').split(';').map((line) => {
        const [name = '', ...sources] = line.trim().split(/\s+/)
        return [name, sources] as const
      }),
    )
    expect(policy.get('script-src')).toEqual(["'self'"])
    expect(policy.get('script-src-attr')).toEqual(["'none'"])
    expect(policy.get('object-src')).toEqual(["'none'"])
    expect(policy.get('base-uri')).toEqual(["'self'"])
    expect(policy.get('frame-ancestors')).toEqual(["'self'"])
    await expect(page.locator('#app > *').first()).toBeVisible()
    const refused = await page.evaluate(async () => {
      const heard: string[] = []
      document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => heard.push(violatedDirective))
      const inline = document.createElement('script')
      inline.textContent = 'window.hacked = 1'
      document.body.append(inline)
      const handler = document.createElement('div')
      handler.innerHTML = '<img src="data:," onerror="window.hacked = 1"><a href="javascript:window.hacked=1">x</a>'
      document.body.append(handler)
      handler.querySelector('a')!.click()
      const elsewhere = document.createElement('script')
      elsewhere.src = 'https://evil.example/x.js'
      await new Promise((resolve) => {
        elsewhere.onerror = elsewhere.onload = resolve
        document.body.append(elsewhere)
      })
      return heard
    })
    await expect.poll(() => refused.filter((each) => each.startsWith('script-src')).length).toBeGreaterThanOrEqual(3)
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
  })

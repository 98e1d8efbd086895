// @vitest-environment happy-dom
import type { KeyRow, ScreenRow } from '@contract/identity.ts'
import { afterEach, expect, test } from 'vitest'
import KeysSection from './KeysSection.vue'
import { button, closeAll, open, serve, until } from './page.fixture.ts'
import ScreensSection from './ScreensSection.vue'

afterEach(closeAll)

const screen: ScreenRow = {
  id: 'w1',
  name: '东墙',
  place: '指挥大厅',
  audience: 'wall',
  bound: 'browser',
  pairedAt: Date.parse('2026-11-01T09:00:00+08:00'),
  lastAt: null,
  revokedAt: null,
}
const key: KeyRow = {
  id: 'k1',
  name: '12315 平台',
  origin: 'made',
  kinds: ['complaint.received'],
  sources: null,
  madeAt: 1,
  lastAt: null,
  revokedAt: null,
}
const accepted = (result = {}) => ({ json: { state: 'accepted', version: 3, result } })

async function house(items: readonly unknown[], result = {}) {
  const orders: unknown[] = []
  const base = await serve((request, body) => {
    if (request.method !== 'POST') return { json: { items } }
    orders.push((JSON.parse(body) as { order: unknown }).order)
    return accepted(result)
  })
  return { base, orders }
}

test('a screen is approved by its code, changed, and revoked after the consequence was said', async () => {
  const { base, orders } = await house([screen])
  const page = open(base, ScreensSection, {})
  await until(() => page.text().includes('东墙'))
  expect(page.text()).toContain('仅核对浏览器')
  await page.get('input[name=code]').setValue('123 456')
  await page.get('form.panel input[name=name]').setValue('西墙')
  await page.get('form.panel select[name=audience]').setValue('public')
  await page.get('form.panel').trigger('submit')
  await until(() => orders.length === 1)
  expect(orders[0]).toEqual({ verb: 'screen.approve', code: '123456', name: '西墙', place: '', audience: 'public' })

  await page.get('td.deeds button').trigger('click')
  await page.get('.unfolded input[name=place]').setValue('二楼')
  await page.get('.unfolded form').trigger('submit')
  await until(() => page.get('.unfolded').text().includes('已办理'))
  expect(orders[1]).toEqual({ verb: 'screen.change', screenId: 'w1', name: '东墙', place: '二楼', audience: 'wall' })

  await button(page, '撤销屏幕').trigger('click')
  expect(page.text()).toContain('“东墙”立即变为未配对')
  await button(page, '不了').trigger('click')
  expect(orders).toHaveLength(2)
  await button(page, '撤销屏幕').trigger('click')
  await button(page, '撤销').trigger('click')
  await until(() => orders.length === 3)
  expect(orders[2]).toEqual({ verb: 'screen.revoke', screenId: 'w1' })
})

test('a key is made for the kinds ticked and the sources named, and shown once', async () => {
  const { base, orders } = await house([key], { key: 'qs-secret' })
  const page = open(base, KeysSection, {})
  await until(() => page.text().includes('12315 平台'))
  await page.get('input[name=name]').setValue('快检车')
  await page.get('textarea').setValue('urn:a\n\n urn:b \nurn:a')
  await page.get('input[value="market.quickTest"]').setValue(true)
  await page.get('form').trigger('submit')
  await until(() => page.find('.once').exists())
  expect(orders).toEqual([
    { verb: 'key.make', name: '快检车', kinds: ['market.quickTest'], sources: ['urn:a', 'urn:b'] },
  ])
  expect(page.get<HTMLInputElement>('.once input').element.value).toBe('qs-secret')
  expect(page.get('.once').text()).toContain('“快检车”的密钥')
  await button(page, '已妥善交付，不再显示').trigger('click')
  expect(page.html()).not.toContain('qs-secret')
  // Nothing ticked and nothing named is any, and says so as null.
  await page.get('input[name=name]').setValue('全能')
  await page.get('form').trigger('submit')
  await until(() => orders.length === 2)
  expect(orders[1]).toEqual({ verb: 'key.make', name: '全能', kinds: null, sources: null })
})

test('a key of the environment cannot be revoked here', async () => {
  const { base } = await house([{ ...key, origin: 'environment' }])
  const page = open(base, KeysSection, {})
  await until(() => page.text().includes('环境变量 FEED_KEYS'))
  await page.get('td.deeds button').trigger('click')
  expect(page.find('.unfolded button').exists()).toBe(false)
  expect(page.text()).not.toContain('撤销密钥')
})

test('a key is revoked after it was said whom that stops', async () => {
  const { base, orders } = await house([key])
  const page = open(base, KeysSection, {})
  await until(() => page.text().includes('12315 平台'))
  await page.get('td.deeds button').trigger('click')
  await button(page, '撤销密钥').trigger('click')
  expect(page.text()).toContain('用“12315 平台”报送的系统立即被拒绝')
  expect(orders).toEqual([])
  await button(page, '撤销').trigger('click')
  await until(() => page.text().includes('已办理'))
  expect(orders).toEqual([{ verb: 'key.revoke', keyId: 'k1' }])
})

// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { Refused } from '../picture/session.ts'
import type { Account, Invited } from './account-key.ts'
import InvitationScreen from './InvitationScreen.vue'
import { openPage } from './mounted.fixture.ts'
import { personOf } from './who.fixture.ts'

type Accepted = Parameters<Account['acceptInvitation']>[0]

async function open(at: string, invited: Invited | Refused) {
  const looked: string[] = []
  const accepted: Accepted[] = []
  const opened = await openPage(InvitationScreen, {
    at,
    account: (store) => ({
      async lookAtInvitation(token) {
        looked.push(token)
        if (invited instanceof Refused) throw invited
        return invited
      },
      async acceptInvitation(given) {
        accepted.push(given)
        store.session = personOf('systemAdmin')
      },
    }),
  })
  await flushPromises()
  return { ...opened, looked, accepted }
}
const li: Invited = { first: false, user: 'liming', name: '李明' }

test('the token leaves the address at once and is used once', async () => {
  const { page, router, looked, accepted } = await open('/invitation#t0ken_-x', li)
  expect(looked).toEqual(['t0ken_-x'])
  expect(router.currentRoute.value.fullPath).toBe('/invitation')
  expect(page.text()).toContain('李明')
  for (const field of page.findAll('[autocomplete=new-password]')) await field.setValue('Longhu-bridge')
  await page.get('form').trigger('submit')
  await flushPromises()
  expect(accepted).toEqual([{ token: 't0ken_-x', password: 'Longhu-bridge' }])
  expect(router.currentRoute.value.path).toBe('/admin')
})
test('the first administrator says who he is', async () => {
  const { page, accepted } = await open('/first#one', { first: true, user: null, name: null })
  await page.get('[autocomplete=name]').setValue(' 赵子轩 ')
  await page.get('[autocomplete=username]').setValue('zhao')
  for (const field of page.findAll('[autocomplete=new-password]')) await field.setValue('Longhu-bridge')
  await page.get('form').trigger('submit')
  await flushPromises()
  expect(accepted).toEqual([{ token: 'one', password: 'Longhu-bridge', user: 'zhao', name: '赵子轩' }])
})
test('a link that is used, expired or cut off says so and offers no form', async () => {
  for (const at of ['/invitation#gone', '/invitation']) {
    const { page } = await open(at, new Refused(404, '邀请链接无效'))
    expect(page.get('[role=alert]').text()).toContain('无效')
    expect(page.find('form').exists()).toBe(false)
  }
})
test('a server that is away does not make a link invalid: it is tried again', async () => {
  const { page, looked } = await open('/invitation#later', new Refused(0, ''))
  expect(page.get('[role=alert]').text()).toContain('没有应答')
  await page.get('.acts button').trigger('click')
  expect(looked).toEqual(['later', 'later'])
})

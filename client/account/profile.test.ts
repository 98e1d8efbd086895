// @vitest-environment happy-dom
import type { SessionRow } from '@contract/identity.ts'
import { flushPromises } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { Refused } from '../picture/session.ts'
import { openPage, type Asked } from './mounted.fixture.ts'
import ProfileScreen from './ProfileScreen.vue'
import { personOf } from './who.fixture.ts'

const open = (asked: Partial<Asked> = {}) =>
  openPage(ProfileScreen, { at: '/profile', session: personOf('leader'), ...asked })
type Page = Awaited<ReturnType<typeof open>>['page']
const button = (page: Page, text: string) => page.findAll('button').find((each) => each.text().startsWith(text))

async function change(page: Page, next: string, again = next) {
  const [first, second] = page.findAll('[autocomplete=new-password]')
  await page.get('[autocomplete=current-password]').setValue('old')
  await first?.setValue(next)
  await second?.setValue(again)
  await page.get('form').trigger('submit')
  await flushPromises()
}

test('a password that does not meet the rules, or is typed two ways, is not sent', async () => {
  const { page } = await open({ session: personOf('leader', ['password']) })
  await change(page, 'short')
  expect(page.get('[role=alert]').text()).toContain('不符合')
  await change(page, 'Longhu-bridge', 'Longhu-bridgE')
  expect(page.get('[role=alert]').text()).toContain('不一样')
})
test('an aged password is changed, and the notice goes', async () => {
  const sent: string[][] = []
  const { page } = await open({
    session: personOf('leader', ['password']),
    account: (store) => ({
      async changePassword(current, next) {
        sent.push([current, next])
        store.session = personOf('leader')
      },
    }),
  })
  expect(page.get('.pending').text()).toContain('密码已到期')
  await change(page, 'Longhu-bridge')
  expect(sent).toEqual([['old', 'Longhu-bridge']])
  expect(page.find('.pending').exists()).toBe(false)
  expect(page.text()).toContain('密码已修改')
})
test('what only the server knows of a password is said in the language of the page', async () => {
  const { page } = await open({
    locale: 'en',
    session: personOf('leader', ['password']),
    account: () => ({
      async changePassword() {
        throw new Refused(422, '这是常见的密码或其变形，很容易被猜到，请换一个。')
      },
    }),
  })
  await change(page, 'Longhu-bridge')
  expect(page.get('[role=alert]').text()).toContain('common password')
})
test('the second factor is scanned, confirmed, and its recovery codes are shown once', async () => {
  const confirmed: string[] = []
  const { page, router } = await open({
    session: personOf('systemAdmin', ['secondFactor']),
    account: (store) => ({
      async enrolSecondFactor(password) {
        if (password !== 'right') throw new Refused(422, '当前密码不正确。')
        return { secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/x?secret=JBSWY3DPEHPK3PXP' }
      },
      async confirmSecondFactor(otp) {
        confirmed.push(otp)
        return ['k7f0-q2mx', 'p9td-4hwz']
      },
      async refresh() {
        store.session = { ...personOf('systemAdmin'), secondFactor: true }
      },
    }),
  })
  await page.get('[autocomplete=current-password]').setValue('right')
  await page.get('form').trigger('submit')
  await flushPromises()
  expect(page.get('svg.qr path').attributes('d')).toMatch(/^M4 4h7v1/)
  expect(page.get('.enrol code').text()).toBe('JBSW Y3DP EHPK 3PXP')
  await page.get('.digits').setValue('123456')
  await page.get('form').trigger('submit')
  await flushPromises()
  expect(confirmed).toEqual(['123456'])
  expect(page.findAll('.codes li').map((code) => code.text())).toEqual(['k7f0-q2mx', 'p9td-4hwz'])
  expect(page.find('svg.qr').exists()).toBe(false)

  await router.push('/admin')
  expect(router.currentRoute.value.path).toBe('/profile')
  expect(page.get('.codes [role=alert]').text()).toContain('不再显示')
  await button(page, '已妥善保存')?.trigger('click')
  expect(page.find('.codes').exists()).toBe(false)
  expect(page.text()).not.toContain('k7f0')
  await router.push('/admin')
  expect(router.currentRoute.value.path).toBe('/admin')
})
test('a wrong password shows no secret', async () => {
  const { page } = await open({
    session: personOf('systemAdmin', ['secondFactor']),
    account: () => ({
      async enrolSecondFactor() {
        throw new Refused(422, '当前密码不正确。')
      },
    }),
  })
  await page.get('[autocomplete=current-password]').setValue('wrong')
  await page.get('form').trigger('submit')
  await flushPromises()
  expect(page.get('[role=alert]').text()).toBe('当前密码不对。')
  expect(page.find('svg.qr').exists()).toBe(false)
})
test('who signed in elsewhere and is enrolled here owes only his digits', async () => {
  const proved: string[] = []
  const { page } = await open({
    session: { ...personOf('auditor', ['secondFactor']), secondFactor: true },
    account: () => ({ proveSecondFactor: async (otp) => void proved.push(otp) }),
  })
  await page.get('.pending .digits').setValue('654321')
  await page.get('.pending form').trigger('submit')
  expect(proved).toEqual(['654321'])
})
test('who has no role reads who grants it', async () => {
  expect((await open({ session: personOf(null, ['role']) })).page.get('.pending').text()).toContain('安全管理员')
})
test('a session on another browser is ended, and the list is read anew', async () => {
  const rows = [
    { id: 's1', madeAt: 0, lastAt: 0, agent: 'Firefox/140 Linux', own: true },
    { id: 's2', madeAt: 0, lastAt: 0, agent: 'Edg/140 Windows', own: false },
  ] satisfies SessionRow[]
  const { page } = await open({
    account: () => ({
      sessions: async () => [...rows],
      async endSession(id) {
        rows.splice(
          rows.findIndex((row) => row.id === id),
          1,
        )
      },
    }),
  })
  await flushPromises()
  expect(page.findAll('tbody tr')).toHaveLength(2)
  await button(page, '退出这里')?.trigger('click')
  await flushPromises()
  expect(page.findAll('tbody tr')).toHaveLength(1)
  expect(page.text()).toContain('已退出：Edge · Windows')
})
test('a session that ended meanwhile leads to the sign-in page and back', async () => {
  const { router } = await open({
    account: (store) => ({
      async sessions() {
        throw new Refused(401, '请先登录。')
      },
      async refresh() {
        store.session = null
      },
    }),
  })
  await flushPromises()
  expect(router.currentRoute.value.fullPath).toBe('/sign-in?next=/profile')
})

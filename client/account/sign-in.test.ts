// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { Refused } from '../picture/session.ts'
import { openPage, type Asked } from './mounted.fixture.ts'
import SignInScreen from './SignInScreen.vue'
import { personOf } from './who.fixture.ts'

/** Lets in `right` with 123456, as a server that wants a second factor. */
function openDoor(asked: Partial<Asked> = {}) {
  const tries: (readonly [string, string, string | undefined])[] = []
  const opening = openPage(SignInScreen, {
    at: '/sign-in',
    account: (store) => ({
      async signIn(user, password, otp) {
        tries.push([user, password, otp])
        if (password !== 'right') throw new Refused(401, '账号或密码不对', 'wrong')
        if (otp !== '123456') throw new Refused(401, '请输入验证码', 'secondFactor')
        store.session = personOf('systemAdmin')
      },
    }),
    ...asked,
  })
  return { opening, tries }
}
type Page = Awaited<ReturnType<typeof openPage>>['page']

async function fill(page: Page, password: string) {
  await page.get('[autocomplete=username]').setValue(' zhang ')
  await page.get('[autocomplete=current-password]').setValue(password)
  await page.get('form').trigger('submit')
  await flushPromises()
}
async function digits(page: Page, otp: string) {
  await page.get('[autocomplete=one-time-code]').setValue(otp)
  await page.get('form').trigger('submit')
  await flushPromises()
}

test('a person comes in with password and six digits, and to where he was going', async () => {
  const { opening, tries } = openDoor({ at: '/sign-in?next=%2Fadmin%23rejected' })
  const { page, router } = await opening
  await fill(page, 'right')
  expect(page.find('[role=alert]').exists()).toBe(false)
  await digits(page, '123 456')
  expect(tries).toEqual([
    ['zhang', 'right', undefined],
    ['zhang', 'right', '123456'],
  ])
  expect(router.currentRoute.value.fullPath).toBe('/admin#rejected')
})
test('an address that points to another site leads home', async () => {
  const { page, router } = await openDoor({ at: '/sign-in?next=%2F%2Fevil.example' }).opening
  await fill(page, 'right')
  await digits(page, '123456')
  expect(router.currentRoute.value.fullPath).toBe('/admin')
})
test('a wrong password is said, and the hand is back at the password', async () => {
  const { page } = await openDoor().opening
  await fill(page, 'wrong')
  expect(page.get('[role=alert]').text()).toBe('账号或密码不对。')
  expect(document.activeElement?.getAttribute('autocomplete')).toBe('current-password')
})
test('wrong digits are said in the second step, and what was typed in the first is kept', async () => {
  const { opening, tries } = openDoor()
  const { page } = await opening
  await fill(page, 'right')
  await digits(page, '999999')
  expect(page.get('[role=alert]').text()).toContain('验证码不对')
  expect(document.activeElement?.getAttribute('autocomplete')).toBe('one-time-code')
  await digits(page, '123456')
  expect(tries.at(-1)).toEqual(['zhang', 'right', '123456'])
})
test('who goes back types the password anew', async () => {
  const { page } = await openDoor().opening
  await fill(page, 'right')
  await page.findAll('.acts button')[1]?.trigger('click')
  expect((page.get('[autocomplete=current-password]').element as HTMLInputElement).value).toBe('')
})
test('a recovery code keeps its letters', async () => {
  const { opening, tries } = openDoor()
  const { page } = await opening
  await fill(page, 'right')
  await page.get('.link').trigger('click')
  await page.get('.digits').setValue(' k7f0-q2mx ')
  await page.get('form').trigger('submit')
  expect(tries.at(-1)?.[2]).toBe('k7f0-q2mx')
})
test('a locked account says for how long, in both languages', async () => {
  const account = () => ({
    async signIn() {
      throw new Refused(429, '已锁定', 'locked', 840)
    },
  })
  const chinese = await openPage(SignInScreen, { at: '/sign-in', account })
  await fill(chinese.page, 'x')
  expect(chinese.page.get('[role=alert]').text()).toContain('14 分钟')
  const english = await openPage(SignInScreen, { at: '/sign-in', locale: 'en', account })
  await fill(english.page, 'x')
  expect(english.page.get('[role=alert]').text()).toContain('14 min')
})
test('in the demo everyone is one click away, and so is the wall', async () => {
  const became: string[] = []
  const { page, router } = await openPage(SignInScreen, {
    at: '/sign-in',
    options: { known: false, demo: [{ user: 'chen', name: '陈雨桐', role: 'dutyOfficer' }], oidc: null },
    account: (store) => ({
      async signInDemo(user) {
        became.push(user)
        store.session = personOf('dutyOfficer')
      },
    }),
  })
  expect(page.get('a.wall-door').attributes('href')).toBe('/wall')
  await page.get('.demo button').trigger('click')
  await flushPromises()
  expect(became).toEqual(['chen'])
  expect(router.currentRoute.value.path).toBe('/wall')
})
test('outside the demo nobody is shown, and the provider only where there is one', async () => {
  const plain = await openDoor().opening
  expect(plain.page.find('.demo').exists()).toBe(false)
  expect(plain.page.find('.oidc').exists()).toBe(false)
  const other = await openDoor({ options: { known: false, demo: null, oidc: { title: '统一身份认证' } } }).opening
  expect(other.page.get('.oidc').attributes('href')).toBe('/auth/oidc/start')
})
test('a sign-in elsewhere that came to nothing is said in our own words', async () => {
  const { page } = await openDoor({ at: `/sign-in?refused=${encodeURIComponent('请致电 000')}` }).opening
  expect(page.get('[role=alert]').text()).toContain('统一身份认证没有成功')
  expect(page.text()).not.toContain('000')
})

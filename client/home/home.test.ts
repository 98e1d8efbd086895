// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { openPage, type Asked } from '../account/mounted.fixture.ts'
import { personOf } from '../account/who.fixture.ts'
import HomeScreen from './HomeScreen.vue'

const open = (asked: Partial<Asked>) => openPage(HomeScreen, { at: '/', ...asked })
type Page = Awaited<ReturnType<typeof open>>['page']
const doors = (page: Page) => page.findAll('nav a').map((door) => door.attributes('href'))
const demo = { known: false, demo: [{ user: 'chen', name: '陈雨桐', role: 'dutyOfficer' as const }], oidc: null }

test('each person sees who he is and the doors that open to him', async () => {
  const { page } = await open({ session: personOf('deskOfficer') })
  expect(page.get('.home-who').text()).toBe('张明投诉举报专员全区')
  expect(doors(page)).toEqual(['/wall', '/briefing', '/admin', '/profile'])
  expect(doors((await open({ session: personOf('leader') })).page)).toEqual([
    '/wall',
    '/briefing',
    '/admin',
    '/profile',
  ])
  expect(doors((await open({ session: personOf('auditor') })).page)).toEqual(['/admin', '/profile'])
  expect(doors((await open({ session: personOf('laneMember') })).page)).toEqual(['/admin', '/profile'])
})
test('nobody in particular sees the wall and the people of the demo', async () => {
  const { page, router } = await open({
    options: demo,
    account: (store) => ({
      async signInDemo() {
        store.session = personOf('dutyOfficer')
      },
    }),
  })
  expect(doors(page)).toEqual(['/wall', '/sign-in'])
  await page.get('.demo button').trigger('click')
  await flushPromises()
  expect(router.currentRoute.value.path).toBe('/wall')
})
test('who goes out is out', async () => {
  const { page, router } = await open({
    session: personOf('leader'),
    account: (store) => ({
      async signOut() {
        store.session = null
      },
    }),
  })
  await page.get('.home-acts button').trigger('click')
  await flushPromises()
  expect(router.currentRoute.value.path).toBe('/sign-in')
})
test('the doors keep the language', async () => {
  const { page } = await open({ session: personOf('leader'), locale: 'en' })
  expect(doors(page)).toEqual(['/wall?lang=en', '/briefing?lang=en', '/admin?lang=en', '/profile?lang=en'])
})

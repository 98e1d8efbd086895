// @vitest-environment happy-dom
import { roleRules, roles, type Permission } from '@contract/identity.ts'
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, test } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import AdminScreen from './AdminScreen.vue'
import AdminTop from './AdminTop.vue'
import { closeAll, serve, until, wordsIn } from './page.fixture.ts'
import { sectionOf, sectionsFor } from './sections.ts'

afterEach(closeAll)

test.each([
  ['dutyOfficer', ['desk', 'interception', 'urging', 'league', 'feeds', 'complaint', 'whatif']],
  ['deskOfficer', ['desk', 'interception', 'urging', 'league', 'feeds', 'rejected', 'imports', 'complaint', 'whatif']],
  ['leader', ['interception', 'urging', 'league', 'feeds', 'whatif']],
  ['stationOfficer', ['desk', 'interception', 'urging', 'league', 'complaint', 'whatif']],
  ['laneMember', ['desk']],
  ['systemAdmin', ['feeds', 'rejected', 'imports', 'people', 'screens', 'keys', 'calling', 'calendar', 'lanes']],
  ['securityAdmin', ['people', 'keys']],
  ['auditor', ['people', 'audit']],
] as const)('%s sees the sections that its rights name', (role, sections) => {
  expect(sectionsFor(roleRules[role].may)).toEqual(sections)
})

test('an address of a section one may not see leads to the first one may', () => {
  for (const role of roles) {
    const { may } = roleRules[role]
    for (const hash of ['', '#audit', '#people', '#feeds', '#nothing', '#constructor']) {
      const section = sectionOf(hash, may)
      expect(section === null ? [] : sectionsFor(may)).toEqual(
        section === null ? sectionsFor(may) : expect.arrayContaining([section]),
      )
    }
  }
  expect(sectionOf('#audit', roleRules.auditor.may)).toBe('audit')
  expect(sectionOf('#audit', roleRules.deskOfficer.may)).toBe('desk')
})

async function top(may: readonly Permission[]) {
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)', component: {} }] })
  await router.push('/admin')
  const page = mount(AdminTop as never, {
    props: {
      may,
      sections: sectionsFor(may),
      section: sectionOf('', may),
      self: { name: '<b>赵六</b>', role: 'auditor' },
    } as never,
    global: { plugins: [wordsIn('zh-CN'), router] },
  })
  await flushPromises()
  return page
}

test('the head names who is signed in, offers the wall only to whom may see it, and signs out', async () => {
  const auditor = await top(roleRules.auditor.may)
  expect(auditor.get('.admin-self').text()).toBe('<b>赵六</b> 审计员')
  expect(auditor.findAll('nav a').map((link) => link.text())).toEqual(['人员', '审计'])
  expect(auditor.find('a[href="/wall"]').exists()).toBe(false)
  expect(auditor.find('a[href="/profile"]').exists()).toBe(true)
  await auditor
    .findAll('button')
    .find((each) => each.text() === '退出')!
    .trigger('click')
  expect(auditor.emitted('signOut')).toHaveLength(1)
  const desk = await top(roleRules.deskOfficer.may)
  expect(desk.find('a[href="/wall"]').exists()).toBe(true)
})

test('a session that the server knows no more is forgotten, and the sign-in page leads back here', async () => {
  const base = await serve(() => ({ status: 401, json: { error: '请先登录。' } }))
  const { happyDOM } = window as unknown as { readonly happyDOM: { setURL(url: string): void } }
  happyDOM.setURL(`${base}/admin`)
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)', component: {} }] })
  await router.push('/admin?lang=en#people')
  const page = mount(AdminScreen as never, {
    props: { may: roleRules.auditor.may, self: { id: 'p1', name: '赵六', role: 'auditor' } } as never,
    global: { plugins: [wordsIn('zh-CN'), router] },
  })
  await until(() => router.currentRoute.value.path === '/sign-in')
  expect(router.currentRoute.value.query).toEqual({ lang: 'en', ended: '', next: '/admin?lang=en#people' })
  expect(page.emitted('signedOut')).toHaveLength(1)
  page.unmount()
})

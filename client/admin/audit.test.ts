// @vitest-environment happy-dom
import { accessActs, verbs, type AuditRow } from '@contract/identity.ts'
import { afterEach, expect, test } from 'vitest'
import { auditQuery, meant, NO_SEARCH, whoSaw } from './audit-query.ts'
import { deedKey, sentenceKey } from './audit-words.ts'
import AuditSection from './AuditSection.vue'
import { button, closeAll, open, serve, until, wordsIn } from './page.fixture.ts'

afterEach(closeAll)

const row: AuditRow = {
  seq: 9,
  at: Date.parse('2026-11-23T09:00:00+08:00'),
  act: 'order',
  verb: 'person.disable',
  by: { id: 'p2', name: '<i>张三</i>', kind: 'person', role: 'systemAdmin' },
  on: 'p1',
  outcome: 'accepted',
  reason: null,
  detail: { note: '<script>', count: 2 },
  address: '10.0.0.7',
}
const everyDeed = [...verbs.map((verb) => ({ act: 'order', verb })), ...accessActs.map((act) => ({ act, verb: null }))]

test.each(['zh-CN', 'en'] as const)('every act and every order has a name and two sentences in %s', (locale) => {
  const words = wordsIn(locale).global
  for (const deed of everyDeed) {
    expect(words.te(`${deedKey(deed)}.name`), deedKey(deed)).toBe(true)
    for (const outcome of ['accepted', 'refused'] as const) {
      const key = sentenceKey({ ...deed, outcome })
      expect(words.te(key), key).toBe(true)
      const sentence = words.t(key, { who: 'WHO', on: 'ON' })
      expect(sentence, key).toMatch(/WHO|ON/)
      expect(sentence, key).not.toMatch(/[{}]/)
    }
  }
})

test('an accepted order and the same one refused are never said alike', () => {
  for (const locale of ['zh-CN', 'en'] as const) {
    const { t } = wordsIn(locale).global
    for (const verb of verbs) {
      const deed = { act: 'order', verb }
      expect(t(sentenceKey({ ...deed, outcome: 'accepted' }))).not.toBe(t(sentenceKey({ ...deed, outcome: 'refused' })))
    }
  }
})

test('a search is asked for in district time, persons by their ids, empty fields left out', () => {
  const people = [
    { id: 'p1', user: 'li.si', name: '李四' },
    { id: 'p2', user: 'zhang', name: '张三' },
    { id: 'p3', user: 'zhang2', name: '张三' },
  ]
  const search = { ...NO_SEARCH, what: 'order:person.grant', by: ' 李四 ', on: 'zhang2', from: '2026-11-23T09:00' }
  expect(Object.fromEntries(auditQuery(search, people))).toEqual({
    act: 'order',
    verb: 'person.grant',
    by: 'p1',
    on: 'p3',
    from: '2026-11-23T09:00:00+08:00',
  })
  expect(`${auditQuery(NO_SEARCH, people)}`).toBe('')
  expect(`${auditQuery({ ...NO_SEARCH, what: 'order:' }, people)}`).toBe('act=order')
  expect(`${auditQuery({ ...NO_SEARCH, what: 'act:signIn' }, people)}`).toBe('act=signIn')
  // A name that two people have means neither.
  expect(meant('张三', people)).toBe('张三')
})

test('“who saw what” asks for everything that is recorded about one complaint', () => {
  expect(`${whoSaw(' C-1 ')}`).toBe('on=C-1')
})

test('rows are sentences with names, unfold to everything recorded, and reach back page by page', async () => {
  const asked: string[] = []
  const base = await serve((request) => {
    if (request.url === '/api/v1/people')
      return { json: { items: [{ id: 'p1', user: 'li.si', name: '李四' }], roles: [] } }
    asked.push(request.url ?? '')
    return request.url?.includes('cursor=c1')
      ? {
          json: {
            items: [
              row,
              {
                ...row,
                seq: 8,
                act: 'signInRefused',
                verb: null,
                by: null,
                on: null,
                outcome: 'refused',
                reason: 'password',
              },
            ],
            next: null,
            total: 2,
          },
        }
      : { json: { items: [row], next: 'c1', total: 2 } }
  })
  const page = open(base, AuditSection, { may: ['audit.read', 'people.read'] })
  await until(() => page.text().includes('<i>张三</i> 停用了 李四 的账号'))
  expect(page.text()).toContain('共 2 条')
  await page.get('td.deeds button').trigger('click')
  expect(page.get('.unfolded').text()).toContain('<script>')
  expect(page.get('.unfolded').text()).toContain('系统管理员')
  expect(page.find('.unfolded script, i').exists()).toBe(false)
  await button(page, '更多').trigger('click')
  await until(() => page.text().includes('未登录者 登录被拒绝：密码不正确'))
  // The row that both pages hold stands once.
  expect(page.findAll('tbody tr:not(.unfolded)')).toHaveLength(2)
  await page.get('input[name=complaint]').setValue('C-1')
  await page.findAll('form')[1]!.trigger('submit')
  await until(() => asked.length === 3)
  expect(asked[2]).toContain('on=C-1')
  expect(page.text()).toContain('npm run audit:verify')
})

test('an act that this page has no words for is still told', async () => {
  const base = await serve(() => ({
    json: { items: [{ ...row, act: 'somethingNew', verb: null }], next: null, total: 1 },
  }))
  const page = open(base, AuditSection, { may: ['audit.read'] })
  await until(() => page.text().includes('做了“somethingNew”：p1'))
})

// @vitest-environment happy-dom
import type { PersonRow } from '@contract/identity.ts'
import { afterEach, expect, test } from 'vitest'
import { button, closeAll, open, serve, until, type Answer } from './page.fixture.ts'
import PeopleSection from './PeopleSection.vue'

afterEach(closeAll)

const person: PersonRow = {
  id: 'p1',
  user: 'li.si',
  name: '李四',
  role: 'stationOfficer',
  scope: { stations: ['s1'], streets: null, lane: null },
  state: 'active',
  secondFactor: true,
  lockedUntil: null,
  lastSignInAt: null,
  madeAt: Date.parse('2026-11-01T09:00:00+08:00'),
  sessions: 2,
  attributes: { skills: null, shifts: null },
}
const district = {
  code: '440300',
  name: '某区',
  stations: [
    { id: 's1', name: '东所', lng: 114, lat: 22 },
    { id: 's2', name: '西所', lng: 114, lat: 22 },
  ],
  streets: [{ code: '440300001', name: '甲街道', nameEn: 'Jia', lng: 114, lat: 22, rings: [] }],
}
interface Given {
  readonly id: string
  readonly order: Readonly<Record<string, unknown>>
}

/** A bureau with these people, whose server decides orders as `decide` says. */
function bureau(people: readonly PersonRow[], decide: (given: Given) => ReturnType<Answer>) {
  const given: Given[] = []
  const base = serve((request, body) => {
    if (request.url === '/api/v1/district') return { json: district }
    if (request.method !== 'POST')
      return { json: { items: people, roles: ['stationOfficer', 'laneMember', 'auditor', 'leader'] } }
    const order = JSON.parse(body) as Given
    given.push(order)
    return decide(order)
  })
  return { base, given }
}
const ALL = ['people.read', 'people.manage', 'roles.grant']
const self = { id: 'me' }
const accepted = (result = {}): ReturnType<Answer> => ({ json: { state: 'accepted', version: 41, result } })

test('an invitation link is shown once: copied, dismissed, and nowhere afterwards', async () => {
  const { base, given } = bureau([person], () =>
    accepted({ link: '/invitation#secret', expiresAt: Date.parse('2026-11-25T09:00:00+08:00') }),
  )
  const page = open(await base, PeopleSection, { may: ALL, self })
  await until(() => page.text().includes('李四'))
  const [user, name] = page.findAll('form.panel input')
  await user!.setValue('wang.wu')
  await name!.setValue('王五')
  await page.get('form.panel').trigger('submit')
  await until(() => page.find('.once').exists())
  expect(given.map(({ order }) => order)).toEqual([{ verb: 'person.invite', user: 'wang.wu', name: '王五' }])
  expect(page.get<HTMLInputElement>('.once input').element.value).toBe(`${location.origin}/invitation#secret`)
  expect(page.get('.once').text()).toContain('链接只显示这一次，2026-11-25 09:00 前有效')
  expect(page.get('.once').text()).toContain('王五')
  await button(page, '已妥善交付，不再显示').trigger('click')
  expect(page.html()).not.toContain('secret')
  expect([localStorage.length, sessionStorage.length]).toEqual([0, 0])
})

test('an order whose answer was lost is the same order when it is sent again', async () => {
  let silent = true
  const { base, given } = bureau([person], () => (silent ? 'cut' : accepted()))
  const page = open(await base, PeopleSection, { may: ALL, self })
  await until(() => page.text().includes('李四'))
  await page.get('td.deeds button').trigger('click')
  await button(page, '停用账号').trigger('click')
  expect(given).toEqual([])
  expect(page.text()).toContain('停用后“李四”立即退出并不能再登录')
  await button(page, '停用').trigger('click')
  await until(() => page.text().includes('结果未知，请刷新后再看'))
  expect(page.text()).not.toContain('已办理')
  // By the button that offers it, and by giving the same order anew.
  await button(page, '再发一次（同一指令，不会重复执行）').trigger('click')
  await until(() => given.length === 2 && page.text().includes('结果未知'))
  silent = false
  await button(page, '停用账号').trigger('click')
  await button(page, '停用').trigger('click')
  await until(() => page.text().includes('已办理，流水第 41 号'))
  expect(new Set(given.map(({ id }) => id)).size).toBe(1)
  expect(given).toHaveLength(3)
  // Once its outcome is known, the next one is another.
  await button(page, '停用账号').trigger('click')
  await button(page, '停用').trigger('click')
  await until(() => given.length === 4)
  expect(new Set(given.map(({ id }) => id)).size).toBe(2)
})

test('a refused order says why, in the server’s words', async () => {
  const { base } = bureau([{ ...person, state: 'disabled' }], () => ({
    status: 409,
    json: { state: 'refused', reason: '该账号刚被张三删除角色，请刷新。', code: 'conflict' },
  }))
  const page = open(await base, PeopleSection, { may: ALL, self })
  await until(() => page.text().includes('李四'))
  await page.get('td.deeds button').trigger('click')
  await button(page, '恢复账号').trigger('click')
  await until(() => page.text().includes('被拒绝：该账号刚被张三删除角色，请刷新。'))
})

test('a scope is ticked from the district’s stations and streets', async () => {
  const { base, given } = bureau([person], () => accepted())
  const page = open(await base, PeopleSection, { may: ALL, self })
  await until(() => page.text().includes('东所'))
  await page.get('td.deeds button').trigger('click')
  await until(() => page.findAll('.ticks input').length === 3)
  const [east, west, street] = page.findAll<HTMLInputElement>('.ticks input')
  expect(east!.element.checked).toBe(true)
  await east!.setValue(false)
  expect(page.get('.scope').text()).toContain('在指定范围之前什么也看不到')
  await west!.setValue(true)
  await street!.setValue(true)
  expect(page.get('.scope').text()).not.toContain('什么也看不到')
  await page.get('form.grant').trigger('submit')
  await until(() => page.text().includes('已办理'))
  expect(given[0]!.order).toEqual({
    verb: 'person.grant',
    personId: 'p1',
    role: 'stationOfficer',
    scope: { stations: ['s2'], streets: ['440300001'], lane: null },
  })
})

test('a lane member gets a lane, other roles the whole district, and taking a role away asks first', async () => {
  const { base, given } = bureau([person], () => accepted())
  const page = open(await base, PeopleSection, { may: ALL, self })
  await until(() => page.text().includes('东所'))
  await page.get('td.deeds button').trigger('click')
  await page.get('select[name=role]').setValue('laneMember')
  expect(page.find('.ticks').exists()).toBe(false)
  await page.get('select[name=laneKind]').setValue('mediator')
  await page.get('input[name=laneId]').setValue(' M-7 ')
  await page.get('form.grant').trigger('submit')
  await until(() => given.length === 1)
  expect(given[0]!.order['scope']).toEqual({ stations: null, streets: null, lane: { kind: 'mediator', id: 'M-7' } })

  await page.get('select[name=role]').setValue('leader')
  expect(page.find('.scope').exists()).toBe(false)
  await page.get('form.grant').trigger('submit')
  await until(() => given.length === 2)
  expect(given[1]!.order).toMatchObject({ role: 'leader', scope: { stations: null, streets: null, lane: null } })

  await until(() => !button(page, '授予').element.hasAttribute('disabled'))
  await page.get('select[name=role]').setValue('')
  await button(page, '收回角色').trigger('click')
  expect(page.text()).toContain('“李四”将失去角色')
  await button(page, '收回').trigger('click')
  await until(() => given.length === 3)
  expect(given[2]!.order['role']).toBeNull()
})

test('licences and shifts are written down by whoever manages accounts, and unknown until then', async () => {
  const { base, given } = bureau([person], () => accepted())
  const page = open(await base, PeopleSection, { may: ALL, self })
  await until(() => page.text().includes('东所'))
  await page.get('td.deeds button').trigger('click')
  expect(page.get('.attributes').text()).toContain('不作推断')
  const [skills, shifts] = page.findAll<HTMLInputElement>('.attributes .papers > label input')
  await skills!.setValue(true)
  await page.get('.attributes .papers .bar input[type=checkbox]').setValue(true)
  await page.get('.attributes input[type=date]').setValue('2027-06-30')
  await shifts!.setValue(true)
  await button(page, '加一班').trigger('click')
  await page.get('form.attributes').trigger('submit')
  await until(() => page.text().includes('已办理'))
  expect(given[0]!.order).toEqual({
    verb: 'person.change',
    personId: 'p1',
    skills: [{ code: 'enforcement', validUntil: '2027-06-30' }],
    shifts: [{ weekday: 0, from: 540, to: 1_080 }],
  })
})

test('the number of sessions opens them, from the row and from what is unfolded, and a changed number asks anew', async () => {
  const session = { id: 's1', madeAt: Date.parse('2026-11-20T08:00:00+08:00'), browser: null, secondFactor: true }
  const sessions = ['09', '10'].map((hour, n) => ({
    ...{ ...session, id: `s${n}`, expiresAt: Date.parse(`2026-11-20T${hour}:45:00+08:00`) },
    lastAt: Date.parse(`2026-11-20T${hour}:30:00+08:00`),
  }))
  let there = sessions
  const page = open(
    await serve(({ url }) => {
      if (url === '/api/v1/district') return { json: district }
      if (url === '/api/v1/people/p1/sessions') return { json: { items: there, total: there.length } }
      return { json: { items: [{ ...person, sessions: there.length }], roles: [] } }
    }),
    PeopleSection,
    { may: ['people.read'], self },
  )
  await until(() => page.text().includes('李四'))
  await page.get('tbody tr td [data-is="counted"]').trigger('click')
  const list = () => page.get('#sessions-p1')
  await until(() => page.findAll('#sessions-p1 [data-record]').length === 2)
  expect(list().attributes('data-total')).toBe('2')
  expect(list().text()).toContain('2026-11-20 09:30')
  expect(list().text()).toContain('未识别')
  await button(page, '收起').trigger('click')
  await page.get('td.deeds button').trigger('click')
  await page.get('.unfolded-body .facts [data-is="counted"]').trigger('click')
  await until(() => page.findAll('#sessions-p1 [data-record]').length === 2)
  there = sessions.slice(1)
  await button(page, '刷新').trigger('click')
  await until(() => page.findAll('#sessions-p1 [data-record]').length === 1)
  expect(list().attributes('data-total')).toBe('1')
})

test('the auditor looks at people and has nothing to press but what opens', async () => {
  const { base } = bureau([{ ...person, lockedUntil: Date.now() + 600_000 }], () => accepted())
  const page = open(await base, PeopleSection, { may: ['people.read', 'audit.read'], self })
  await until(() => page.text().includes('东所'))
  expect(page.text()).toContain('只读')
  await page.get('td.deeds button').trigger('click')
  expect(page.findAll('button').map((each) => each.text())).toEqual(['刷新', '2', '收起', '2'])
  expect(page.find('form').exists()).toBe(false)
})

test('while there is no security administrator, whoever manages accounts may name the first, and nothing else', async () => {
  const { base, given } = bureau([person], () => accepted())
  const page = open(await base, PeopleSection, { may: ['people.read', 'people.manage'], self })
  await until(() => page.text().includes('东所'))
  await page.get('td.deeds button').trigger('click')
  const select = page.get('select[name=role]')
  expect(select.findAll('option').map((option) => option.text())).toEqual(['安全管理员'])
  await page.get('form.grant').trigger('submit')
  await until(() => given.length === 1)
  expect(given[0]!.order).toMatchObject({ verb: 'person.grant', role: 'securityAdmin' })
})

test('who manages accounts grants no roles, and who grants roles makes no accounts', async () => {
  const locked = { ...person, lockedUntil: Date.now() + 600_000 }
  const guard: PersonRow = { ...person, id: 'p9', name: '赵敏', role: 'securityAdmin', sessions: 0 }
  const { base } = bureau([locked, guard], () => accepted())
  const page = open(await base, PeopleSection, { may: ['people.read', 'people.manage'], self })
  await until(() => page.text().includes('东所'))
  await page.get('td.deeds button').trigger('click')
  expect(page.find('form.grant').exists()).toBe(false)
  expect(page.text()).not.toContain('解除锁定')
  await page.setProps({ may: ['people.read', 'roles.grant'] })
  expect(page.find('form.grant').exists()).toBe(true)
  expect(page.text()).toContain('解除锁定')
  expect(page.text()).not.toContain('邀请新人员')
  expect(page.text()).not.toContain('停用账号')
})

test('markup in a person’s name stays text', async () => {
  const name = '<img src=x onerror=alert(1)>'
  const { base } = bureau([{ ...person, name }], () => accepted())
  const page = open(await base, PeopleSection, { may: ALL, self })
  await until(() => page.text().includes(name))
  await page.get('td.deeds button').trigger('click')
  await button(page, '停用账号').trigger('click')
  expect(page.text()).toContain(`停用后“${name}”立即退出`)
  expect(page.find('img').exists()).toBe(false)
})

// @vitest-environment happy-dom
import { mount, type VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, expect, test } from 'vitest'
import type { Component } from 'vue'
import { createMemoryHistory, createRouter, RouterView } from 'vue-router'
import { button, closeAll, serve, until, type Answer } from '../admin/page.fixture.ts'
import { definedOf, figureOf, groupsOf, recordOf } from '../figure/figure.fixture.ts'
import FigurePage from '../figure/FigurePage.vue'
import { figureMessages } from '../figure/messages.ts'
import { openI18n } from '../messages/both.fixture.ts'
import BriefingEditor from './BriefingEditor.vue'
import BriefingScreen from './BriefingScreen.vue'
import { listed, morning, pageOf } from './briefing.fixture.ts'
import { briefingMessages } from './messages.ts'

let page: VueWrapper | undefined
afterEach(async () => {
  page?.unmount()
  page = undefined
  sessionStorage.clear()
  await closeAll()
})

const asked: string[] = []
/** Pages without charts: happy-dom has no canvas. */
const pages = [pageOf('one'), pageOf('two', { kicker: { zh: '电梯', en: 'Lifts' } }), pageOf('three')]
const held = { ...morning, pages }
const answers: Answer = (request) => {
  const url = new URL(request.url ?? '/', 'http://here')
  asked.push(request.url ?? '')
  if (url.pathname === '/healthz') return { json: { status: 'alive' } }
  if (url.pathname === '/api/v1/briefings') return { json: listed }
  if (url.pathname.startsWith('/api/v1/briefings/')) return { json: held }
  if (url.pathname === '/api/v1/indicators') return { json: { items: [definedOf()] } }
  if (url.pathname.endsWith('/csv')) return { status: 403, json: { error: '您的角色不能导出明细。' } }
  if (url.pathname.endsWith('/records')) {
    const items = url.searchParams.has('q') ? [recordOf(7)] : [recordOf(url.searchParams.has('cursor') ? 2 : 1)]
    const found = url.searchParams.has('q') ? 1 : 400_000
    return { json: { items, next: url.searchParams.has('q') ? null : 'c2', total: found } }
  }
  return { json: figureOf({ by: ['station'], groups: groupsOf('station', { a: 71.2, b: null }) }) }
}

async function open(component: Component, path: string, at: string, answer = answers, props: object = {}) {
  asked.length = 0
  const base = await serve(answer)
  const i18n = openI18n('zh-CN')
  i18n.global.mergeLocaleMessage('zh-CN', { figure: figureMessages['zh-CN'], briefing: briefingMessages['zh-CN'] })
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path, component, props: () => ({ base, ...props }) },
      { path: '/:rest(.*)', component: { render: () => null } },
    ],
  })
  await router.push(at)
  page = mount(RouterView as Component, { attachTo: document.body, global: { plugins: [createPinia(), router, i18n] } })
  return { page, router }
}
const press = (key: string) =>
  (document.activeElement ?? document.body).dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
  )

test('a briefing is held: its address names the version as soon as it is told, and keys turn its pages', async () => {
  const { page, router } = await open(BriefingScreen, '/briefing/:id', '/briefing/morning')
  await until(() => page.text().includes('1 / 3'))
  await until(() => router.currentRoute.value.query['version'] === '18204')
  expect(asked.filter((each) => each.startsWith('/api/v1/briefings/'))).toHaveLength(1)
  press('PageDown')
  await until(() => page.text().includes('2 / 3'))
  expect(router.currentRoute.value.hash).toBe('#2')
  press('End')
  await until(() => page.text().includes('3 / 3'))
  press('Escape')
  await until(() => router.currentRoute.value.path === '/briefing')
})

test('a figure in a sentence opens where it comes from, and gives the keys back when it is shut', async () => {
  const { page, router } = await open(BriefingScreen, '/briefing/:id', '/briefing/morning?version=18204')
  await until(() => page.find('h1 .figure-link').exists())
  const figure = page.get<HTMLAnchorElement>('h1 .figure-link')
  figure.element.focus()
  await figure.trigger('keydown', { key: 'Enter' })
  await until(() => page.find('[role=dialog]').text().includes('派发后 5 分钟内接单的任务'))
  press('PageDown')
  expect(router.currentRoute.value.hash).toBe('')
  await page.get('[role=dialog]').trigger('keydown', { key: 'Escape' })
  await until(() => !page.find('[role=dialog]').exists())
  expect(document.activeElement).toBe(figure.element)
  expect(router.currentRoute.value.path).toBe('/briefing/morning')
})

test('when the server is away the page stays, and says so', async () => {
  const { page } = await open(BriefingScreen, '/briefing/:id', '/briefing/morning?version=18204', (request, body) =>
    request.url === '/healthz' ? 'cut' : answers(request, body),
  )
  await until(() => page.text().includes('与服务器失联'))
  expect(page.text()).toContain('89.63')
})

test('the page of a number says value, parts, state, moment, comparisons with their reasons, query and groups', async () => {
  const { page } = await open(FigurePage, '/figure/:id', '/figure/tasks.accept?version=18204&by=station')
  await until(() => page.text().includes('从派发时刻到'))
  for (const said of [
    '89.63',
    '43 / 48',
    '数据正常',
    '第 18,204 条流水',
    '去年同期尚无流水',
    '未达标',
    '71.20%',
    '—',
    'K7QM2XWA',
  ])
    expect(page.text()).toContain(said)
  expect(asked[0]).toBe('/api/v1/indicators/tasks.accept?version=18204&by=station&compare=previous%2ClastYear%2Ctarget')
})

test('a search that nobody answers finds nothing: the number that stands there is said of the question that it answers', async () => {
  const cut: Answer = (request, body) => ((request.url ?? '').includes('q=') ? 'cut' : answers(request, body))
  const { page } = await open(FigurePage, '/figure/:id', '/figure/tasks.accept?version=18204', cut)
  const status = () => page.get('.fig-records [role=status]').text()
  await until(() => status() === '共 400,000 条')
  await page.get('input[type=search]').setValue('平湖')
  await page.get('input[type=search]').trigger('keydown', { key: 'Enter' })
  await until(() => page.find('.fig-records [role=alert]').exists())
  expect(status()).toBe('共 400,000 条')
  expect(page.get('.fig-records .fig-scroll').classes()).toContain('stale')
  // What comes after one page of the old question is no answer to the new one.
  expect(page.get('.fig-records').text()).not.toContain('再看一些')
})

test('the records behind a number are paged, searched by the server, and the whole of them is counted', async () => {
  const { page } = await open(FigurePage, '/figure/:id', '/figure/tasks.accept?version=18204')
  await until(() => page.text().includes('共 400,000 条'))
  await button(page, '再看一些（另有 399,999 条）').trigger('click')
  await until(() => page.findAll('.fig-records tbody tr').length === 2)
  await page.get('input[type=search]').setValue('平湖')
  await page.get('input[type=search]').trigger('keydown', { key: 'Enter' })
  await until(() => page.text().includes('其中 1 条合于「平湖」'))
  expect(page.findAll('.fig-records tbody tr')).toHaveLength(1)
  expect(asked.some((each) => each.includes('part=counted&q=%E5%B9%B3%E6%B9%96'))).toBe(true)
  await button(page, '导出明细表').trigger('click')
  await until(() => page.text().includes('您的角色不能导出明细。'))
})

test('a draft that is refused says why, keeps what was typed, and is there again after a reload', async () => {
  const orders: unknown[] = []
  const answer: Answer = (request, body) => {
    if (request.url !== '/api/v1/orders') return answers(request, body)
    orders.push(JSON.parse(body))
    return { status: 409, json: { state: 'refused', reason: '李敏已于 09:40 保存第 4 版' } }
  }
  const { page: editor } = await open(BriefingEditor, '/briefing/new', '/briefing/new', answer, { self: 'p1' })
  await button(editor, '保存为新一版').trigger('click')
  expect(editor.text()).toContain('请写标题。')
  expect(orders).toEqual([])
  for (const [at, words] of ['周会', '三件事'].entries()) await editor.findAll('.wide input')[at]!.setValue(words)
  await button(editor, '保存为新一版').trigger('click')
  await until(() => editor.text().includes('李敏已于 09:40 保存第 4 版'))
  expect(orders).toMatchObject([
    { order: { verb: 'briefing.save', title: '周会', seenBy: 'me', blocks: [{ title: '三件事' }] } },
  ])
  editor.unmount()
  await closeAll()
  const { page: again } = await open(BriefingEditor, '/briefing/new', '/briefing/new', answer, { self: 'p1' })
  expect(again.get<HTMLInputElement>('.wide input').element.value).toBe('周会')
  again.unmount()
  await closeAll()
  const { page: other } = await open(BriefingEditor, '/briefing/new', '/briefing/new', answer, { self: 'p2' })
  expect(other.get<HTMLInputElement>('.wide input').element.value).toBe('')
})

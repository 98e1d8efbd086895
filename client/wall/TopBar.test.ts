// @vitest-environment happy-dom
import type { FeedHealth } from '@contract/picture.ts'
import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { openI18n, type Locale } from '../messages/both.fixture.ts'
import { counted, figuresView } from '../picture/figures.fixture.ts'
import type { LinkPhase } from '../picture/liveness.ts'
import TopBar from './TopBar.vue'

const now = Date.parse('2026-11-22T09:41:27+08:00')
const feed = (name: string, heardAt: number | null): FeedHealth => ({
  feed: name,
  title: { zh: name, en: name },
  nature: 'periodic',
  everyMs: 5_000,
  staleAfterMs: 60_000,
  heardAt,
  state: heardAt === null ? 'never' : 'fresh',
  fault: null,
  circuit: 'closed',
  accepted: 0,
  duplicates: 0,
  rejected: 0,
})
const viewOf = (feeds: FeedHealth[]) =>
  figuresView(
    { 'feeds.fresh': counted(feeds.filter(({ heardAt }) => heardAt === now - 1_000).length, feeds.length) },
    now,
    { feeds: Object.fromEntries(feeds.map((each) => [each.feed, each])) },
  )
const bar = (phase: LinkPhase, feeds: FeedHealth[] = [], silentMs = 300, locale: Locale = 'zh-CN') =>
  mount(TopBar, {
    props: { view: viewOf(feeds), district: null, phase, silentMs, now, feedTitle: (name: string) => name },
    global: { plugins: [openI18n(locale)] },
  }).text()

test('while frames come the wall says so, with date, weekday and seconds', () => {
  const text = bar('live')
  for (const part of ['实时', '末帧 1 秒内', '2026年11月22日 周日', '09:41:27']) expect(text).toContain(part)
  expect(text).not.toContain('非实时')
})
test('the clock stops claiming to be live when the link is lost, and before there was one', () => {
  expect(bar('lost', [], 9_000)).toContain('非实时')
  expect(bar('lost', [], 9_000)).not.toContain('末帧 1 秒内')
  expect(bar('connecting')).toContain('非实时')
})
test('feeds that are well are counted, those that are not are named', () => {
  const text = bar('live', [feed('好', now - 1_000), feed('默', now - 600_000), feed('无', null)])
  expect(text).toContain('1/3 正常')
  expect(text).toMatch(/默\s*静默\s*10 分前/)
  expect(text).toMatch(/无\s*从未应答/)
})
test('many silent feeds are not all named, but all counted', () => {
  const text = bar(
    'live',
    ['a', 'b', 'c', 'd', 'e'].map((name) => feed(name, null)),
  )
  expect(text).toContain('0/5 正常')
  expect(text).toContain('另 3 个')
})
test('the English bar holds no Chinese', () => {
  expect(bar('lost', [feed('a', null)], 9_000, 'en')).not.toMatch(/[\u3400-\u9fff]/)
})
test('without a link nobody knows how the feeds are, and the bar does not say that they are well', () => {
  const text = bar('lost', [feed('好', now - 1_000)], 9_000)
  expect(text).toContain('状态不详')
  expect(text).not.toContain('正常')
})

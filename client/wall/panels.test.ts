// @vitest-environment happy-dom
import type { Alarm, FeedHealth } from '@contract/picture.ts'
import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { openI18n, type Locale } from '../messages/both.fixture.ts'
import { counted, figuresView } from '../picture/figures.fixture.ts'
import { anyView } from '../picture/view.fixture.ts'
import { byUrgency } from '../ui/alarm-text.ts'
import AlarmsPanel from './AlarmsPanel.vue'
import FiguresPanel from './FiguresPanel.vue'
import HotspotsPanel from './HotspotsPanel.vue'
import JustNowPanel from './JustNowPanel.vue'
import LinkLost from './LinkLost.vue'
import MarketsPanel from './MarketsPanel.vue'

const now = Date.parse('2026-11-23T09:41:00+08:00')
const i18n = (locale: Locale) => ({ global: { plugins: [openI18n(locale)] } })
const names = { street: () => null, feed: (feed: string) => feed, lane: () => null, station: () => null }
const alarm = (id: string, priority: Alarm['priority'], raisedAt: number): Alarm => ({
  id,
  condition: 'entrapment',
  priority,
  raisedAt,
  lastAt: raisedAt,
  times: 1,
  siteId: null,
  siteName: null,
  siteKind: null,
  streetCode: null,
  lng: null,
  lat: null,
  values: { trapped: 1 },
  causes: [],
  ack: null,
  contactedAt: null,
  injuryAt: null,
  tasks: [],
})

test('alarms stand by priority, the newest of a priority first', () => {
  const sorted = byUrgency([alarm('a', 3, 9), alarm('b', 1, 1), alarm('c', 1, 5), alarm('d', 2, 7)])
  expect(sorted.map(({ id }) => id)).toEqual(['c', 'b', 'd', 'a'])
})
test('alarms for which there is no room are counted, the urgent ones among them apart', () => {
  const alarms = { a: alarm('a', 1, now), b: alarm('b', 3, now) }
  const view = figuresView({ 'alarms.open': counted(2), 'alarms.open|priority=1': counted(1) }, now, { alarms })
  const text = mount(AlarmsPanel, { props: { view, district: null, now, unit: 1, names }, ...i18n('zh-CN') }).text()
  expect(text).toContain('另有 2 条未显示，其中紧急 1 条')
  expect(text).toContain('紧急 1 · 未恢复 2 条')
})
test('a rate stands with its numerator and denominator', () => {
  const view = figuresView({ 'markets.positive': counted(7, 331) }, now, { marks: { lastFactAt: now } })
  expect(mount(FiguresPanel, { props: { view, now }, ...i18n('zh-CN') }).text()).toContain('2.11%7 / 331')
})
const feed = (state: 'fresh' | 'stale'): FeedHealth => ({
  feed: 'f',
  title: { zh: '某源', en: 'a feed' },
  nature: 'periodic',
  everyMs: 5_000,
  staleAfterMs: 60_000,
  heardAt: now - 1_000,
  state,
  fault: null,
  circuit: 'closed',
  accepted: 0,
  duplicates: 0,
  rejected: 0,
})
test('an empty picture is said calmly in words, with no number at all', () => {
  for (const locale of ['zh-CN', 'en'] as const) {
    const view = anyView()
    const texts = [
      mount(FiguresPanel, { props: { view, now }, ...i18n(locale) }),
      mount(AlarmsPanel, { props: { view, district: null, now, unit: 1, names }, ...i18n(locale) }),
      mount(HotspotsPanel, { props: { view, district: null, unit: 1, now }, ...i18n(locale) }),
      mount(MarketsPanel, { props: { view, now, unit: 1 }, ...i18n(locale) }),
      mount(JustNowPanel, { props: { view, unit: 1, names }, ...i18n(locale) }),
    ].map((panel) => panel.text())
    expect(texts.join('')).not.toMatch(/\d|NaN|undefined/)
    expect(texts[0]).toContain(locale === 'en' ? 'No data' : '数据缺失')
    if (locale === 'en') expect(texts.join('')).not.toMatch(/[\u3400-\u9fff]/)
  }
})
test('without a feed that speaks nobody claims that there is no alarm', () => {
  const text = (state: 'fresh' | 'stale') =>
    mount(AlarmsPanel, {
      props: { view: anyView({ feeds: { f: feed(state) } }), district: null, now, unit: 1, names },
      ...i18n('zh-CN'),
    }).text()
  expect(text('fresh')).toContain('当前没有告警')
  expect(text('stale')).toContain('不得而知')
})
test('hotspots say whether they were computed, when, and that three missed minutes make them stale', () => {
  const tallies = { 'complaint|2026-11-23T09': 1 }
  const text = (marks: Record<string, number>, told = tallies) =>
    mount(HotspotsPanel, {
      props: { view: anyView({ marks, tallies: told }), district: null, unit: 1, now },
      ...i18n('zh-CN'),
    }).text()
  expect(text({})).toContain('尚未计算')
  // Of complaints that nobody ever told, no gathering is nothing anybody knows.
  expect(text({ hotspotsAt: now - 20_000 }, {} as typeof tallies)).toMatch(/数据缺失.*不得而知/)
  expect(text({ hotspotsAt: now - 20_000 })).toMatch(/20 秒前.*未发现聚集/)
  expect(text({ hotspotsAt: now - 200_000 })).toMatch(/停于 \d\d:\d\d/)
})
test('the loss of the link is counted large, and a wall that never saw a picture says so', () => {
  const props = { silentMs: 83_000, everLive: false, heldAt: null, now }
  const text = mount(LinkLost, { props, ...i18n('zh-CN') }).text()
  expect(text).toContain('01:23')
  expect(text).toContain('尚未收到任何画面')
})

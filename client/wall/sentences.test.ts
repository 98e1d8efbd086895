import { factKinds } from '@contract/fact.ts'
import { expect, test } from 'vitest'
import { happeningOf } from './happening-of.ts'
import { latest, sentenceOf, type Names } from './sentences.ts'
import { realWords } from './words.fixture.ts'

const zh = realWords('zh-CN')
const en = realWords('en')
const names: Names = {
  street: (code) => (code === '440307003' ? '平湖街道' : null),
  lane: (code) => (code === 'C1' ? 'ODR 企业在线和解' : null),
  station: (id) => (id === 'st-1' ? '平湖监管所' : null),
  feed: (feed) => ({ 'elevator-iot': '电梯物联网' })[feed] ?? feed,
}
const say = (kind: string, values: Record<string, string | number | boolean | null>, siteName: string | null = null) =>
  sentenceOf({ kind, siteName, streetCode: '440307003', values }, zh, names)

test.each([
  [
    'complaint.received',
    { kind: 'complaint', channel: '12315热线', problemClass: '售后服务' },
    null,
    '12315热线收到投诉：售后服务 · 平湖街道',
  ],
  [
    'complaint.received',
    { kind: 'tipOff', channel: '来信', problemClass: null },
    '某超市',
    '来信收到举报：未分类 · 平湖街道 · 某超市',
  ],
  ['elevator.alarm', { code: '04', trapped: 2, phase: 'raised' }, '一号梯', '电梯困人 2 人 · 平湖街道 · 一号梯'],
  ['elevator.alarm', { code: '04', trapped: 0, phase: 'raised' }, null, '电梯告警：平层区外停梯 · 平湖街道 · 某电梯'],
  [
    'elevator.alarm',
    { code: '04', trapped: 2, phase: 'cleared' },
    null,
    '电梯告警解除：平层区外停梯 · 平湖街道 · 某电梯',
  ],
  ['elevator.alarm', { code: 'X9', phase: 'raised' }, null, '电梯告警：代码 X9 · 平湖街道 · 某电梯'],
  ['pharmacy.sale', { drug: '布洛芬', quantity: 1, recorded: false }, '甲药店', '布洛芬售出未登记 · 平湖街道 · 甲药店'],
  [
    'market.quickTest',
    { product: '豇豆', item: '有机磷', positive: true, retest: false },
    '乙市场',
    '豇豆快检阳性：有机磷 · 平湖街道 · 乙市场',
  ],
  [
    'market.quickTest',
    { product: '豇豆', item: '有机磷', positive: false, retest: true },
    '乙市场',
    '豇豆复检转阴：有机磷 · 平湖街道 · 乙市场',
  ],
  ['market.evaluated', { issue: 4, score: 71.25 }, null, '第 4 期测评 71.3 分 · 平湖街道 · 某市场'],
  [
    'threshold.crossed',
    { quantity: 'fridge.temperature', value: 9.4, unit: '℃', state: 'out' },
    '甲药店',
    '冷藏温度 9.4 ℃ 越限 · 平湖街道 · 甲药店',
  ],
  [
    'threshold.crossed',
    { quantity: 'pressure', value: 3, unit: 'bar', state: 'back' },
    null,
    'pressure 3 bar 恢复正常 · 平湖街道 · 某对象',
  ],
  ['feed.silent', { feed: 'elevator-iot', since: 1 }, null, '数据源静默：电梯物联网 · 平湖街道'],
  ['feed.recovered', { feed: 'elevator-iot', silentMs: 192_000 }, null, '数据源恢复：电梯物联网，静默 3 分 · 平湖街道'],
  ['alarm.raised', { condition: 'entrapment', trapped: 3 }, null, '发出告警：电梯困人 3 人 · 平湖街道'],
  ['alarm.returned', { alarmId: 'entrapment:ele-000001/04' }, null, '告警恢复：电梯困人，人数未报 · 平湖街道'],
  [
    'hotspot.found',
    { count: 12, ratio: 2.7, topClass: '价格' },
    null,
    '投诉聚集 12 件，常态的 2.7 倍，价格 · 平湖街道',
  ],
  ['hotspot.found', { count: 12, ratio: null, topClass: null }, null, '投诉聚集 12 件，类别分散 · 平湖街道'],
  ['hotspot.gone', {}, null, '一处投诉聚集已散 · 平湖街道'],
  ['task.stepped', { what: 'arrived', taskId: 'RW1', title: '电梯困人' }, null, '已到达：电梯困人 · 平湖街道'],
  [
    'urging.stepped',
    { what: 'raised', level: 'red', title: '电梯困人', unit: 'st-1' },
    null,
    '督办升为红色：电梯困人（平湖监管所） · 平湖街道',
  ],
  ['site.registered', { name: '新店' }, null, '登记监管对象：新店 · 平湖街道'],
] as const)('%s %j is told as a sentence', (kind, values, site, sentence) => {
  expect(say(kind, values, site)).toBe(sentence)
})
/** Who came in, who ordered what, how a complaint is handled: on no wall. */
const UNSHOWN = ['order.given', 'access.noted', 'complaint.stepped']
test('every kind of fact that a screen shows has a sentence of its own in both languages, whatever is missing', () => {
  for (const words of [zh, en])
    for (const kind of factKinds.filter((each) => !UNSHOWN.includes(each))) {
      const sentence = sentenceOf({ kind, siteName: null, streetCode: null, values: {} }, words, names)
      expect(sentence, kind).not.toMatch(/undefined|null|NaN|\{|\bsentence\./)
      expect(sentence, kind).not.toBe(words.t('sentence.other', { kind }))
    }
})
test('a kind from a later day still reads as something', () => {
  expect(say('meteor.landed', {})).toBe('收到一条新事实（meteor.landed） · 平湖街道')
})
test('English says it in English', () => {
  const sentence = sentenceOf(
    {
      kind: 'complaint.received',
      siteName: null,
      streetCode: null,
      values: { kind: 'complaint', channel: '来信', problemClass: '价格' },
    },
    en,
    names,
  )
  expect(sentence).toBe('Letter: complaint, Pricing')
})
test('text from outside stays text, signs of the message language included', () => {
  expect(say('pharmacy.sale', { drug: '<b>{x}@:y|z', recorded: false }, '店{0}')).toBe(
    '<b>{x}@:y|z售出未登记 · 平湖街道 · 店{0}',
  )
})
test('a record of the journal is told like what happened', () => {
  const record = { ref: 'a#1', kind: 'complaint.received', at: 1, seenAt: 1, source: 'a', siteId: null }
  const body = {
    kind: 'complaint',
    channel: '窗口',
    problemClass: '价格',
    respondent: { name: '某店' },
    streetCode: '440307003',
  }
  expect(sentenceOf(happeningOf({ ...record, body }), zh, names)).toBe('窗口收到投诉：价格 · 平湖街道 · 某店')
})
test('the latest lines stand in order of when they happened, whenever they were told', () => {
  const line = (seq: number, at: number) => ({
    seq,
    at,
    kind: 'complaint.received',
    siteId: null,
    siteName: null,
    streetCode: null,
    values: {},
    fact: '',
  })
  const told = [line(1, 30), line(2, 20), line(3, 20), line(4, 10)]
  expect(latest(told, 3).map(({ seq }) => seq)).toEqual([1, 3, 2])
})

test.each([
  [{ what: 'routed', lane: 'C1', laneTitle: '旧名' }, '投诉转入通道：ODR 企业在线和解'],
  [{ what: 'routed', lane: 'gone', laneTitle: '旧名' }, '投诉转入通道：旧名'],
  [{ what: 'settled', lane: 'C1' }, '通道办结：ODR 企业在线和解'],
  [{ what: 'settled', lane: null }, '坐席办结一件投诉'],
  [{ what: 'returned', lane: 'C1' }, '通道退回中心：ODR 企业在线和解'],
  [{ what: 'returned', lane: null }, '监管所退回中心'],
  [{ what: 'dispatched', station: 'st-1' }, '分派平湖监管所'],
  [{ what: 'notAccepted' }, '决定不予受理一件'],
])('a step of %o reads “%s” and names the street at most', (values, sentence) => {
  expect(say('complaint.stepped', values)).toBe(`${sentence} · 平湖街道`)
})

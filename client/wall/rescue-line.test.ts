// @vitest-environment happy-dom
import type { Alarm } from '@contract/picture.ts'
import type { RescueTask } from '@contract/rescue.ts'
import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { openI18n, type Locale } from '../messages/both.fixture.ts'
import { counted, figuresView } from '../picture/figures.fixture.ts'
import { anyView } from '../picture/view.fixture.ts'
import AlarmsPanel from './AlarmsPanel.vue'
import { byUrgency } from '../ui/alarm-text.ts'
import { rescueLine, standsSince } from './rescue-line.ts'

const now = Date.parse('2026-11-23T09:41:00+08:00')
const minutes = (n: number) => now - n * 60_000
const alarm = (over: Partial<Alarm> = {}): Alarm => ({
  ...{
    id: 'entrapment:e1/90',
    condition: 'entrapment',
    priority: 1,
    raisedAt: minutes(4),
    lastAt: minutes(4),
    times: 1,
  },
  ...{ siteId: 'e1', siteName: '某大厦 1 号梯', siteKind: 'elevator', streetCode: null, lng: null, lat: null },
  ...{ values: { trapped: 2 }, causes: [], ack: null, contactedAt: null, injuryAt: null, tasks: [] },
  ...over,
})

test('a rescue says what is next, what was missed, and how long until two hours are full', () => {
  expect(rescueLine(anyView(), alarm({ contactedAt: minutes(3.5) }), now)).toEqual({
    ...{ next: { name: 'departure', leftMs: 6 * 60_000 }, missed: ['dispatch'], level: 1 },
    accidentInMs: 116 * 60_000,
  })
})

test('the tasks of this alarm count, those of another do not', () => {
  const task = (alarmId: string): RescueTask & { alarmId: string } => ({
    ...{ alarmId, state: 'onScene', issuedAt: minutes(3.5), departedAt: minutes(3), arrivedAt: minutes(1) },
  })
  const view = anyView()
  const tasks = new Map([['t1', task('entrapment:e1/90')]])
  const others = new Map([['t1', task('entrapment:e2/90')]])
  expect(rescueLine({ ...view, shelves: { ...view.shelves, tasks } as never }, alarm(), now)).toMatchObject({
    ...{ next: null, missed: ['contact'] },
  })
  expect(rescueLine({ ...view, shelves: { ...view.shelves, tasks: others } as never }, alarm(), now)).toMatchObject({
    missed: ['contact', 'dispatch'],
  })
})

test('another alarm has no rescue; a coming accident counts from when the people were shut in and stands first', () => {
  const accident = alarm({
    ...{ id: 'liftAccident:e1/90', condition: 'liftAccident', raisedAt: minutes(5) },
    values: { minutes: 90, sinceAt: minutes(95) },
  })
  expect(rescueLine(anyView(), accident, now)).toBeNull()
  expect(standsSince(accident)).toBe(minutes(95))
  expect(byUrgency([alarm({ id: 'z', raisedAt: now }), accident])[0]).toBe(accident)
})

const text = (alarms: Alarm[], locale: Locale = 'zh-CN') => {
  const open = alarms.filter(({ priority }) => priority === 1).length
  const figures = {
    ...{ 'alarms.open': counted(alarms.length), 'alarms.open|priority=1': counted(open) },
    'alarms.unacknowledged': counted(alarms.filter(({ ack }) => ack === null).length),
  }
  const view = figuresView(figures, now, { alarms: Object.fromEntries(alarms.map((each) => [each.id, each])) })
  const names = { street: () => null, feed: (feed: string) => feed, lane: () => null, station: () => null }
  // A list of no height shows no row: one unit of nothing has room for all.
  const panel = mount(AlarmsPanel, {
    props: { view, district: null, now, unit: 0, names },
    global: { plugins: [openI18n(locale)] },
  })
  return panel.text().replace(/\s+/g, ' ')
}

test('each alarm says in a word whether somebody has answered it, and the list how many nobody has', () => {
  const acked = alarm({ id: 'b', ack: { at: now, byRole: 'dutyOfficer' } })
  const held = alarm({ id: 'c', condition: 'hotspot', priority: 3, normalSince: minutes(1), endsAt: now })
  const said = text([alarm(), acked, held])
  expect(said).toContain('紧急 2 · 未恢复 3 条 · 未确认 2')
  for (const word of ['未确认', '已确认', '已恢复，观察中']) expect(said).toContain(word)
  expect(text([alarm({ chattering: true, times: 5 })])).toContain('反复告警')
})

test('an entrapment shows its clock: next, missed, who to call, and the two hours; English has no Chinese in it', () => {
  expect(text([alarm()])).toMatch(/应出发 余 06:00.*逾时：通话、派出/)
  expect(text([alarm()])).toContain('满 2 小时 余 1:56:00')
  expect(text([alarm({ raisedAt: minutes(31) })])).toMatch(/启动三级救援（119） · 逾时：通话、派出、出发、到场/)
  expect(text([alarm({ raisedAt: minutes(130) })])).toContain('已满 2 小时，一般事故')
  const near = { id: 'n', condition: 'liftAccident', values: { minutes: 90, sinceAt: minutes(95) } }
  expect(text([alarm(near)])).toMatch(/困人将满 2 小时，届时为一般事故.*第64条第（三）项.*余 25:00/)
  const all = [alarm({ siteName: 'Tower' }), alarm({ ...near, siteName: 'Tower' })]
  expect(text(all, 'en')).not.toMatch(/[\u3400-\u9fff]/)
})

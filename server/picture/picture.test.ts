import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Fact } from '../contract/fact.ts'
import type { Frame, ShelfName, Snapshot } from '../contract/picture.ts'
import { shelfNames, viewName } from '../contract/picture.ts'
import { openPicture, type Picture } from './picture.ts'
import { ALARMS_KEPT } from './reducers/alarm.ts'
import { COMPLAINTS_KEPT } from './reducers/complaint-received.ts'
import { columnsOf } from './register.ts'
import { hashOf, pack, textOf, unpack } from './store.ts'

const NINE = Date.parse('2026-11-23T09:00:00+08:00')
const HOUR = 3_600_000
let seq = 0
const told = <F extends Fact>(fact: F) => ({ seq: (seq += 1), fact })
const base = (id: string, at = NINE) => ({ id, source: 'test', subject: null, at, seenAt: at })
const complaint = (id: string, over: Partial<Fact<'complaint.received'>['body']> = {}, at = NINE): Fact => ({
  ...base(`f-${id}`, at),
  kind: 'complaint.received',
  body: {
    complaintId: id,
    kind: 'complaint',
    channel: '12315',
    receivedAt: at,
    respondent: { name: '某店' },
    place: { lng: 114.2, lat: 22.7 },
    ...over,
  },
})
const site = (id: string, over: Partial<Fact<'site.registered'>['body']> = {}, at = NINE): Fact => ({
  ...base(`s-${id}-${at}`, at),
  kind: 'site.registered',
  body: {
    siteId: id,
    kind: 'elevator',
    name: `${id} 号梯`,
    place: { lng: 114.21, lat: 22.71 },
    streetCode: '440307015',
    ...over,
  },
})
const raised = (id: string, at = NINE, priority: 1 | 2 | 3 | 4 = 1, siteId = 'e1'): Fact => ({
  ...base(`r-${id}-${at}`, at),
  kind: 'alarm.raised',
  body: { alarmId: id, condition: 'entrapment', priority, siteId, values: { trapped: 2 }, cause: `test#${id}${at}` },
})
const returned = (id: string, at = NINE): Fact => ({
  ...base(`b-${id}-${at}`, at),
  kind: 'alarm.returned',
  body: { alarmId: id, cause: 'test#x' },
})
const open = (...facts: Fact[]) => {
  const picture = openPicture()
  picture.apply(facts.map(told))
  return picture
}
const shelf = (picture: Picture, name: ShelfName) =>
  picture.snapshot(NINE, 'wall').shelves[name] as Record<string, never>

/** What a screen does with frames; the client has its own, tested apart. */
function screen(snapshot: Snapshot) {
  const shelves = structuredClone(snapshot.shelves) as Record<ShelfName, Record<string, unknown>>
  return {
    shelves,
    see(frame: Frame) {
      for (const name of shelfNames) {
        Object.assign(shelves[name], frame.put[name])
        for (const key of frame.drop[name] ?? []) delete shelves[name][key]
      }
    },
  }
}

test('a complaint told twice is on the picture once', () => {
  const picture = open(complaint('c1'), { ...complaint('c1'), id: 'again' })
  expect(Object.keys(shelf(picture, 'complaints'))).toEqual(['c1'])
  expect(picture.state.shelves.tallies.get('complaint|2026-11-23T09')).toBe(1)
  expect(picture.state.shelves.marks.get('complaintsTotal')).toBe(1)
})

test('a journal record applied twice changes nothing', () => {
  const picture = openPicture()
  const record = told(complaint('c9', {}))
  picture.apply([record])
  const hash = hashOf(picture.state)
  picture.apply([record])
  expect(hashOf(picture.state)).toBe(hash)
})

test('an alarm that returned before its late raise arrives stays closed', () => {
  expect(shelf(open(site('e1'), returned('a', NINE + 60_000), raised('a', NINE)), 'alarms')).toEqual({})
})

test('an alarm raised again after it returned is open, whatever the order of telling', () => {
  const facts = [raised('a', NINE), returned('a', NINE + 1_000), raised('a', NINE + 2_000)]
  fc.assert(
    fc.property(fc.shuffledSubarray(facts, { minLength: 3 }), (order) => {
      expect(Object.keys(shelf(open(...order), 'alarms'))).toEqual(['a'])
    }),
  )
})

test('one condition at one place is one alarm; it keeps its first time and counts its tellings', () => {
  const alarm = open(site('e1'), raised('a', NINE, 3), raised('a', NINE + HOUR, 2)).state.shelves.alarms.get('a')
  expect(alarm).toMatchObject({
    raisedAt: NINE,
    lastAt: NINE + HOUR,
    times: 2,
    priority: 2,
    siteName: 'e1 号梯',
    lng: 114.21,
  })
})

test('a source gone mad cannot fill the wall: the oldest of the lowest priority give way', () => {
  const picture = open(...Array.from({ length: ALARMS_KEPT + 3 }, (_, n) => raised(`a${n}`, NINE + n, n === 0 ? 1 : 4)))
  expect(picture.state.shelves.alarms.size).toBe(ALARMS_KEPT)
  expect(picture.state.shelves.alarms.has('a0')).toBe(true)
  expect(picture.state.shelves.alarms.has('a1')).toBe(false)
})

test('the complaints on the picture are bounded, and the oldest leave first', () => {
  const many = Array.from({ length: COMPLAINTS_KEPT + 50 }, (_, n) =>
    complaint(`c${n}`, {}, NINE - (COMPLAINTS_KEPT + 50 - n) * HOUR),
  )
  const { complaints } = open(...many).state.shelves
  expect(complaints.size).toBe(COMPLAINTS_KEPT)
  expect(complaints.has('c49')).toBe(false)
  expect(complaints.has(`c${COMPLAINTS_KEPT + 49}`)).toBe(true)
})

test('tallies older than five weeks are forgotten, and history imported late is not counted as this week', () => {
  const picture = open(
    complaint('old', {}, NINE - 37 * 24 * HOUR),
    complaint('now'),
    complaint('history', {}, NINE - 900 * 24 * HOUR),
  )
  expect([...picture.state.shelves.tallies.keys()].filter((key) => key.startsWith('complaint|'))).toEqual([
    'complaint|2026-11-23T09',
  ])
})

test('history is not news: an old complaint makes no sentence', () => {
  expect(
    Object.values(shelf(open(complaint('now'), complaint('history', {}, NINE - 48 * HOUR)), 'happenings')),
  ).toHaveLength(1)
})

test('what was told of a site before the site gets its name and place when the site is told', async () => {
  const early = [
    raised('a', NINE),
    {
      ...base('m'),
      kind: 'market.evaluated',
      body: { siteId: 'm1', issue: 3, score: 80 },
    } satisfies Fact<'market.evaluated'>,
  ]
  const picture = open(...early)
  expect(shelf(picture, 'alarms')).toMatchObject({ a: { siteName: null, lng: null } })
  expect(shelf(picture, 'markets')).toMatchObject({ m1: { name: 'm1', streetCode: null } })
  const stood = openPicture({ state: await unpack(await pack(textOf(picture.state))) })
  for (const each of [picture, stood]) {
    each.apply([site('e1'), site('m1', { kind: 'market', name: '某市场' })].map(told))
    expect(shelf(each, 'alarms')).toMatchObject({ a: { siteName: 'e1 号梯', siteKind: 'elevator', lng: 114.21 } })
    expect(Object.values(shelf(each, 'happenings'))).toMatchObject([{ siteName: '某市场', streetCode: '440307015' }])
    expect(shelf(each, 'markets')).toMatchObject({ m1: { name: '某市场', streetCode: '440307015' } })
  }
})

test('a clean quick test is counted and is no news; a positive one and a retest are', () => {
  const tested = (id: string, positive: boolean, retest?: string): Fact<'market.quickTest'> => ({
    ...base(id),
    kind: 'market.quickTest',
    body: {
      siteId: 'm1',
      product: '芹菜',
      item: '毒死蜱',
      value: 0.1,
      unit: 'mg/kg',
      positive,
      ...(retest && { retest }),
    },
  })
  const picture = open(tested('clean', false), tested('positive', true), tested('again', false, 'positive'))
  expect(picture.state.shelves.tallies.get('quickTest|2026-11-23T09')).toBe(3)
  expect(Object.values(shelf(picture, 'happenings')).map(({ fact }) => fact)).toEqual(['test#positive', 'test#again'])
})

test('who was complained about stays in the server: no screen of any audience gets the name', () => {
  const picture = open(complaint('c', { respondent: { name: '独一无二的店' } }))
  expect(picture.state.shelves.complaints.get('c')?.respondent).toBe('独一无二的店')
  const frames = picture.step(NINE, ['public', 'wall', 'desk', 'officer'])
  const sent = [frames, ...(['public', 'wall', 'desk', 'officer'] as const).map((each) => picture.snapshot(NINE, each))]
  expect(JSON.stringify(sent)).not.toContain('独一无二')
})

test('a complaint whose place is not known is counted as such and keeps its reason', () => {
  const picture = open(complaint('c', { place: { lng: null, lat: null, unknown: 'zero' } }))
  expect(picture.state.shelves.complaints.get('c')).toMatchObject({ lng: null, unknown: 'zero' })
  expect(picture.state.shelves.tallies.get('complaint.unplaced|2026-11-23T09')).toBe(1)
})

test('a site that moves is counted once, and a late older telling does not move it back', () => {
  const picture = open(
    site('m1', { kind: 'market' }),
    site('m1', { kind: 'market', place: { lng: null, lat: null, unknown: 'zero' } }, NINE + 1),
    site('m1', { kind: 'market' }, NINE - 1),
  )
  expect(picture.state.shelves.siteCounts.get('market')).toEqual({ kind: 'market', total: 1, unplaced: 1 })
  expect(columnsOf(picture.state, 1, 'wall').id).toEqual([])
})

test('a market’s score is its latest issue, compared with the one before, in whatever order they come', () => {
  const issue = (n: number, score: number): Fact => ({
    ...base(`v${n}`, NINE + n),
    kind: 'market.evaluated',
    body: { siteId: 'm1', issue: n, score },
  })
  for (const order of [
    [issue(3, 70), issue(4, 66)],
    [issue(4, 66), issue(3, 70)],
  ]) {
    expect(open(...order).state.shelves.markets.get('m1')).toMatchObject({ issue: 4, score: 66, previous: 70 })
  }
})

test('a fact that a reducer cannot digest is told and costs no other', () => {
  const faults: string[] = []
  const picture = openPicture({ onFault: (fact) => faults.push(fact.id) })
  picture.apply([told({ ...base('bad'), kind: 'complaint.received', body: null } as never), told(complaint('good'))])
  expect(faults).toEqual(['bad'])
  expect(picture.state.shelves.complaints.has('good')).toBe(true)
})

test('a screen that follows every frame sees what a fresh snapshot shows', () => {
  const step = fc.oneof(
    fc.nat(30).map((n) => complaint(`c${n}`, {}, NINE - n * 1_000)),
    fc.tuple(fc.nat(5), fc.nat(5_000)).map(([n, late]) => raised(`a${n}`, NINE + late)),
    fc.tuple(fc.nat(5), fc.nat(5_000)).map(([n, late]) => returned(`a${n}`, NINE + late)),
    fc.nat(5).map((n) => site(`e${n}`, {}, NINE + n)),
  )
  fc.assert(
    fc.property(fc.array(fc.array(step, { maxLength: 6 }), { maxLength: 12 }), fc.nat(12), (rounds, late) => {
      const picture = openPicture()
      const steady = screen(picture.snapshot(NINE, 'wall'))
      let sleeper: { version: number; screen: ReturnType<typeof screen> } | undefined
      rounds.forEach((facts, round) => {
        picture.apply(facts.map(told))
        const frame = picture.step(NINE, ['wall'])?.wall
        if (frame) steady.see(frame)
        if (round === late) sleeper = { version: picture.version(), screen: screen(picture.snapshot(NINE, 'wall')) }
      })
      picture.step(NINE, ['wall'])
      const now = picture.snapshot(NINE, 'wall').shelves
      const lastFrame = picture.missed(picture.version(), NINE, 'wall')
      expect(lastFrame?.put).toEqual({})
      if (rounds.length > 0) expect({ ...steady.shelves, marks: null }).toEqual({ ...now, marks: null })
      if (sleeper) {
        const missed = picture.missed(sleeper.version, NINE, 'wall')
        if (missed) sleeper.screen.see(missed)
        expect(sleeper.screen.shelves).toEqual(now)
      }
    }),
    { numRuns: 60 },
  )
})

test('whoever missed more than is remembered is told to take a snapshot', () => {
  const picture = openPicture()
  const before = picture.version()
  for (let n = 0; n < 700; n += 1) {
    picture.apply([told(complaint(`m${n}`))])
    picture.step(NINE, [])
  }
  expect(picture.missed(before, NINE, 'wall')).toBeNull()
  expect(picture.missed(picture.version() - 10, NINE, 'wall')?.to).toBe(picture.version())
  expect(picture.missed(picture.version() + 1, NINE, 'wall')).toBeNull()
})

test('the public sees counts, never a case, never who stands behind an area', () => {
  const hotspot = {
    hotspotId: 'h',
    lng: 114,
    lat: 22,
    radiusM: 100,
    count: 6,
    windowMs: 1,
    expected: 1,
    weeks: 4,
    ratio: 6,
    p: 0.001,
    topClass: null,
    complaintIds: ['c1'],
  }
  const picture = open(
    complaint('c1'),
    site('e1'),
    raised('a'),
    { ...base('h'), kind: 'hotspot.found', body: hotspot },
    { ...base('h2'), kind: 'hotspot.found', body: { ...hotspot, hotspotId: 'few', count: 2 } },
  )
  const { shelves } = picture.snapshot(NINE, 'public')
  expect([shelves.complaints, shelves.alarms, shelves.happenings]).toEqual([{}, {}, {}])
  expect(Object.keys(shelves.hotspots)).toEqual(['h'])
  expect(shelves.hotspots.h?.complaintIds).toEqual([])
  const frame = picture.step(NINE, ['public', 'wall'])
  expect(frame?.public?.put.complaints).toBeUndefined()
  expect(frame?.wall?.put.complaints).toHaveProperty('c1')
})

test('a picture stored and read again is the same picture, and goes on the same', async () => {
  const before = [
    site('e1'),
    complaint('c1'),
    raised('a'),
    returned('z', NINE + 5),
    complaint('old', {}, NINE - 20 * 24 * HOUR),
  ]
  const after = [complaint('c2', {}, NINE + 20 * 24 * HOUR), raised('z', NINE), returned('a', NINE + 1)]
  const straight = open(...before)
  const restored = openPicture({ state: await unpack(await pack(textOf(straight.state))) })
  expect(hashOf(restored.state)).toBe(hashOf(straight.state))
  const records = after.map(told)
  straight.apply(records)
  restored.apply(records)
  expect(hashOf(restored.state)).toBe(hashOf(straight.state))
})

test('a stored picture does not claim that feeds were just heard', async () => {
  const picture = openPicture()
  picture.hear({
    feed: 'f',
    title: { zh: '', en: '' },
    nature: 'periodic',
    everyMs: 1,
    staleAfterMs: 1,
    heardAt: NINE,
    state: 'fresh',
    fault: null,
    circuit: 'closed',
    accepted: 0,
    duplicates: 0,
    rejected: 0,
  })
  expect((await unpack(await pack(textOf(picture.state)))).shelves.feeds.size).toBe(0)
})

test('nothing changed is no frame; a heartbeat names the version it stands at', () => {
  const picture = openPicture()
  picture.step(NINE, [])
  expect(picture.step(NINE, ['wall'])).toBeNull()
  expect(picture.heartbeat(NINE)).toMatchObject({ from: picture.version(), to: picture.version(), put: {}, drop: {} })
})

describe('a station officer', () => {
  const part = { audience: 'officer' as const, stations: ['st-1'], streets: ['440307001'] }
  const told = (id: string, over: object): Fact => ({
    id,
    source: 'test',
    kind: 'complaint.received',
    subject: null,
    at: NINE,
    seenAt: NINE,
    body: {
      complaintId: id,
      kind: 'complaint',
      channel: '12345',
      receivedAt: NINE,
      respondent: { name: '某店' },
      place: { lng: 114.2, lat: 22.7 },
      ...over,
    },
  })
  const facts = [
    told('mine', { wouldBeStation: 'st-1', streetCode: '440307002' }),
    told('theirs', { wouldBeStation: 'st-2', streetCode: '440307001' }),
    told('my street', { streetCode: '440307001' }),
    told('their street', { streetCode: '440307002' }),
    told('nowhere', {}),
  ].map((fact, index) => ({ seq: index + 1, fact }))

  test('gets the complaints of his station and, where no station is named, of his streets; in snapshot and frame alike', () => {
    const picture = openPicture()
    picture.apply(facts)
    const frame = picture.step(NINE, [part])?.[viewName(part)]
    expect(Object.keys(picture.snapshot(NINE, part).shelves.complaints)).toEqual(['mine', 'my street'])
    expect(Object.keys(frame?.put.complaints ?? {})).toEqual(['mine', 'my street'])
    expect(JSON.stringify(frame)).not.toMatch(/theirs|their street|nowhere|st-2/)
  })

  test('reads in “what just happened” only what he may open', () => {
    const picture = openPicture()
    picture.apply(facts)
    const lines = Object.values(picture.snapshot(NINE, part).shelves.happenings)
    expect(lines.map((line) => line.fact)).toEqual(['test#mine', 'test#my street'])
  })

  test('sees how large a gathering is, not which cases of other stations are in it', () => {
    const picture = openPicture()
    const body = {
      hotspotId: 'h',
      lng: 114.2,
      lat: 22.7,
      radiusM: 200,
      count: 5,
      windowMs: 86_400_000,
      expected: 1,
      weeks: 4,
      ratio: 5,
      p: 0.003,
      topClass: null,
      complaintIds: ['theirs', 'mine'],
    }
    picture.apply([
      {
        seq: 1,
        fact: { id: 'h', source: 'house', kind: 'hotspot.found', subject: null, at: NINE, seenAt: NINE, body },
      },
    ])
    expect(picture.snapshot(NINE, part).shelves.hotspots.h).toMatchObject({ count: 5, complaintIds: [] })
  })
})

test('a kind of problem that one or two complained of is not named in public', () => {
  const picture = openPicture()
  const counted = (n: number) => ({ value: n, numerator: n, denominator: null, from: NINE })
  picture.setIndicators(
    new Map([
      ['complaints.received', counted(4)],
      ['complaints.received|class=价格', counted(3)],
      ['complaints.received|class=罕见的事', counted(1)],
    ]),
    { seq: 1, at: NINE },
  )
  const classes = (view: 'public' | 'wall') =>
    Object.keys(picture.snapshot(NINE, view).shelves.indicators).filter((key) => key.includes('|class='))
  expect(classes('public')).toEqual(['complaints.received|class=价格'])
  expect(classes('wall')).toHaveLength(2)
  const frames = picture.step(NINE, ['public', 'wall'])
  expect(JSON.stringify(frames?.['public'])).toContain('价格')
  expect(JSON.stringify(frames?.['wall'])).toContain('罕见的事')
  expect(JSON.stringify(frames?.['public'])).not.toContain('罕见的事')
})

test('who signed in moves nothing on the picture: an empty district stays empty', () => {
  const picture = openPicture()
  const body = { act: 'signIn', by: null, on: null, outcome: 'accepted' as const, detail: {}, address: null }
  picture.apply([
    { seq: 1, fact: { id: 's', source: 'house', kind: 'access.noted', subject: null, at: NINE, seenAt: NINE, body } },
  ])
  expect(picture.snapshot(NINE, 'desk').shelves.marks.lastFactAt).toBeUndefined()
  expect(picture.snapshot(NINE, 'desk').shelves.happenings).toEqual({})
})

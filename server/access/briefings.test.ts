import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { chinese, counted, told } from '../briefing/briefing.fixture.ts'
import { plans } from '../briefing/index.ts'
import type { BriefingBlock, BriefingListed, BriefingTold } from '../contract/briefing.ts'
import { WHOLE, type Outcome, type Role } from '../contract/identity.ts'
import type { FigureAsked } from '../contract/indicator.ts'
import { isRefusal, type Who } from '../gateway/access.ts'
import { models } from '../interception/models/index.ts'
import type { Running } from '../main.ts'
import { bearer, openTestHouse, signedIn, SQUARE } from '../running.fixture.ts'
import { openBriefings } from './briefings.ts'
import type { FigureDesk, Held } from './figures-asked.ts'

const NOW = Date.parse('2026-11-28T09:30:00.250+08:00')
const asked: { readonly ids: string[]; readonly held: Held }[] = []
/** Answers as the contract has them: shares where the plans name shares, counts elsewhere; nothing is known of `gone`. */
const desk: FigureDesk = {
  figures: (all, held) => {
    asked.push({ ids: all.map(({ id }) => id), held })
    if (held.version !== undefined && held.version > 99)
      return Promise.resolve({ refused: '还没有这一版。', status: 422 })
    const at = held.at ?? NOW
    const version = held.version ?? 42
    const one = (each: FigureAsked) => {
      if (each.id === 'gone') return { refused: `没有指标 ${each.id}。` }
      const over = { id: each.id, version, from: each.from ?? null, to: each.to ?? null, by: [...(each.by ?? [])] }
      return each.id === 'interception.gross' ? told(over) : counted(12, over)
    }
    return Promise.resolve({ version, at, figures: all.map(one) })
  },
  usual: ({ id }) => Promise.resolve({ id, span: 'hour', items: [] }),
  annotations: ({ asOf }) =>
    Promise.resolve([{ at: Date.parse(asOf), to: null, is: 'rule', says: { zh: '甲', en: 'A' } }]),
}

let house: Running & { url: string }
let briefings: ReturnType<typeof openBriefings>
const tokens = new Map<string, string>()
const people = {
  leader: 'leader',
  commander: 'commander',
  duty: 'dutyOfficer',
  duty2: 'dutyOfficer',
  desk: 'deskOfficer',
} as const
type Name = keyof typeof people
beforeAll(async () => {
  house = await openTestHouse()
  const model = () => Promise.resolve(models[0]!)
  briefings = openBriefings({ db: house.house.journal.db, district: SQUARE, model, figures: desk })
  for (const [id, role] of Object.entries(people)) tokens.set(id, await signedIn(house, role, { id }))
})
afterAll(() => house.close())
beforeEach(() => void asked.splice(0))

const person = (id: string, role: Role = people[id as Name]): Who => ({
  ...{ kind: 'person', id, user: id, name: id, role, scope: WHOLE, sessionId: 's', pending: [], enrolled: true },
})
const screen = (audience: 'wall' | 'leaders'): Who => ({
  kind: 'screen',
  id: 'w',
  name: '屏',
  place: '',
  audience,
  sessionId: 's',
})
async function give(
  name: Name,
  order: object,
): Promise<{ status: number; outcome: Outcome; id: string; edition: number }> {
  const answer = await fetch(`${house.url}/api/v1/orders`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...bearer(tokens.get(name)!) },
    body: JSON.stringify({ id: crypto.randomUUID(), order }),
  })
  const outcome = (await answer.json()) as Outcome
  const result = outcome.state === 'accepted' ? outcome.result : undefined
  return { status: answer.status, outcome, id: String(result?.briefingId), edition: Number(result?.edition) }
}
const TEXT: BriefingBlock = { is: 'text', text: '本周情况平稳。' }
const save = (name: Name, over: object = {}) =>
  give(name, { verb: 'briefing.save', title: '周会', seenBy: 'all', blocks: [TEXT], ...over })
async function opened(id: string, who: Who, query = {}): Promise<BriefingTold> {
  const told = await briefings.one(id, query, who)
  if (!told || isRefusal(told)) throw new Error(`not opened: ${JSON.stringify(told)}`)
  return told
}
const listed = async (who: Who) => (await briefings.list(who)).filter(({ builtIn }) => !builtIn).map(({ id }) => id)

describe('a briefing of the house', () => {
  test.each(plans.map(({ id }) => id))('%s has all its figures at one version and one moment', async (id) => {
    const briefing = await opened(id, person('leader'))
    const [look, all] = asked
    expect(asked).toHaveLength(2)
    expect(look).toMatchObject({ ids: [] })
    expect(all?.held).toEqual({ version: 42, at: NOW })
    expect(briefing).toMatchObject({ version: 42, asOf: '2026-11-28T09:30:00+08:00', bureau: '试验区', edition: null })
    expect(briefing.pages.length).toBeGreaterThan(0)
    for (const { figure, beside, chart } of briefing.pages)
      for (const each of [figure, ...beside, chart?.figure]) expect(each?.version ?? 42).toBe(42)
  })
  test('opens again at the same version and moment by its address', async () => {
    const first = await opened('weekly', person('leader'))
    const query = new URL(first.address, 'http://x').searchParams
    expect(first.address.startsWith('/briefing/weekly?')).toBe(true)
    const at = Date.parse(query.get('at')!)
    expect(at).toBe(NOW)
    const held = {
      version: Number(query.get('version')),
      at,
      from: Date.parse(query.get('from')!),
      to: Date.parse(query.get('to')!),
    }
    expect(await opened('weekly', person('leader'), held)).toEqual(first)
    expect(first).toMatchObject({ from: '2026-11-16T00:00:00+08:00', to: '2026-11-23T00:00:00+08:00' })
  })
  test('draws what is usual and what changed beside a curve', async () => {
    const { pages } = await opened('morning', person('leader'))
    expect(pages.find(({ id }) => id === 'complaints')?.chart).toMatchObject({
      ...{ is: 'curve', usual: { span: 'hour' }, annotations: [{ is: 'rule' }] },
    })
  })
  test('is refused with a sentence for a time that has not come, or a version that is not', async () => {
    expect(await briefings.one('weekly', { to: NOW + 1 }, person('leader'))).toMatchObject({ status: 422 })
    expect(await briefings.one('weekly', { version: 100 }, person('leader'))).toMatchObject({
      refused: '还没有这一版。',
    })
  })
  test('cannot be written over or withdrawn', async () => {
    expect((await save('duty', { briefingId: 'weekly', basedOn: 1 })).status).toBe(422)
    expect((await give('duty', { verb: 'briefing.withdraw', briefingId: 'weekly' })).status).toBe(422)
  })
})

describe('a composed briefing', () => {
  test('is in the list of whoever may see it, and nowhere else', async () => {
    const [mine, theirs, ours] = [
      await save('duty', { seenBy: 'me' }),
      await save('duty', { seenBy: 'leaders' }),
      await save('duty'),
    ]
    const ids = [mine.id, theirs.id, ours.id]
    const sees = async (who: Who) => {
      const list = await listed(who)
      const answers = await Promise.all(ids.map((id) => briefings.one(id, {}, who)))
      expect(answers.map((each) => each !== null)).toEqual(ids.map((id) => list.includes(id)))
      return ids.map((id) => list.includes(id))
    }
    expect(await sees(person('duty'))).toEqual([true, true, true])
    for (const who of [person('leader'), person('commander'), screen('leaders')])
      expect(await sees(who)).toEqual([false, true, true])
    for (const who of [person('duty2'), person('desk'), screen('wall')])
      expect(await sees(who)).toEqual([false, false, true])
  })
  test('is nobody’s to edit who may not see it or may not write', async () => {
    const { id } = await save('duty', { seenBy: 'me' })
    expect((await save('leader', { briefingId: id, basedOn: 1 })).outcome).toMatchObject({ state: 'refused' })
    expect((await give('commander', { verb: 'briefing.withdraw', briefingId: id, basedOn: 1 })).outcome).toMatchObject({
      state: 'refused',
    })
    expect((await save('desk')).status).toBe(403)
    expect(await opened(id, person('duty'))).toMatchObject({ edition: 1 })
  })
  test('written meanwhile by somebody else is refused with who and when, and both editions stay', async () => {
    const { id } = await save('duty')
    expect(await save('leader', { briefingId: id, basedOn: 1, title: '周会二' })).toMatchObject({ edition: 2 })
    const stale = await save('commander', { briefingId: id, basedOn: 1, title: '周会三' })
    expect(stale).toMatchObject({
      status: 409,
      outcome: { code: 'conflict', reason: expect.stringMatching(/^测试leader已于 \d{4}-.* 写成第 2 版/) },
    })
    expect((await opened(id, person('duty'))).title.zh).toBe('周会二')
    expect((await opened(id, person('duty'), { edition: 1 })).title.zh).toBe('周会')
    expect((await opened(id, person('duty'), { edition: 1 })).address).toContain('edition=1')
  })
  test('that two save at once becomes one edition, and the other is told', async () => {
    const { id } = await save('duty')
    const both = await Promise.all(
      ['leader', 'commander'].map((name) => save(name as Name, { briefingId: id, basedOn: 1 })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  })
  test('is seen as its last edition says, the earlier ones too', async () => {
    const { id } = await save('duty')
    await save('duty', { briefingId: id, basedOn: 1, seenBy: 'me' })
    expect(await briefings.one(id, { edition: 1 }, person('leader'))).toBeNull()
    const { id: other } = await save('duty')
    expect((await save('leader', { briefingId: other, basedOn: 1, seenBy: 'me' })).outcome).toMatchObject({
      reason: expect.stringContaining('只有起草人'),
    })
  })
  test('that was withdrawn says so, by whom and when, to whoever had its link; to others it never was', async () => {
    const { id } = await save('duty', { seenBy: 'leaders' })
    expect((await give('commander', { verb: 'briefing.withdraw', briefingId: id, basedOn: 1 })).status).toBe(200)
    const gone = { status: 410, refused: expect.stringMatching(/^这份汇报已由测试commander于 \d{4}-.* 撤回。$/) }
    for (const name of ['leader', 'duty'] as const) {
      expect(await briefings.one(id, {}, person(name))).toMatchObject(gone)
      expect(await listed(person(name))).toEqual(
        name === 'duty' ? expect.arrayContaining([id]) : expect.not.arrayContaining([id]),
      )
    }
    expect(await briefings.one(id, { edition: 1 }, person('leader'))).toMatchObject(gone)
    expect(await briefings.editions(id, undefined, person('leader'))).toMatchObject(gone)
    expect(await briefings.one(id, {}, person('duty2'))).toBeNull()
    expect(await briefings.editions(id, undefined, person('duty2'))).toBeNull()
    expect((await save('leader', { briefingId: id, basedOn: 2 })).outcome).toMatchObject({
      reason: expect.stringContaining('撤回。起草人可以'),
    })
  })
  test('that was withdrawn is taken up again by its author, with every edition that it had', async () => {
    const { id } = await save('duty')
    await give('duty', { verb: 'briefing.withdraw', briefingId: id, basedOn: 1 })
    const older = await opened(id, person('duty'), { edition: 1 })
    expect(older.composed).toMatchObject({ withdrawn: true, newest: 2 })
    expect((await save('duty', { briefingId: id, basedOn: 1 })).status).toBe(409)
    expect(await save('duty', { briefingId: id, basedOn: 2, blocks: older.composed!.blocks })).toMatchObject({
      edition: 3,
    })
    expect((await opened(id, person('leader'))).composed).toMatchObject({ withdrawn: false, newest: 3 })
    const told = await briefings.editions(id, undefined, person('leader'))
    expect(told).toMatchObject({ newest: 3, state: 'standing' })
    expect(
      told && 'items' in told ? told.items.map(({ edition, state, sameAs }) => [edition, state, sameAs]) : [],
    ).toEqual([
      [3, 'standing', null],
      [2, 'withdrawn', null],
      [1, 'standing', null],
    ])
  })
  test('tells of each edition who wrote it and what it changed; an older one that was taken up again is named', async () => {
    const { id } = await save('duty')
    const next = {
      briefingId: id,
      title: '周会二',
      blocks: [
        { is: 'page', title: '一' },
        { ...TEXT, text: '另有一事。' },
      ],
    }
    await save('leader', { ...next, basedOn: 1 })
    await save('commander', { briefingId: id, basedOn: 2 })
    const answer = await fetch(`${house.url}/api/v1/briefings/${id}/editions`, {
      headers: bearer(tokens.get('leader')!),
    })
    const none = { added: 0, removed: 0, changed: 0, moved: 0, title: true, seenBy: false }
    expect(await answer.json()).toMatchObject({
      ...{ id, title: '周会', newest: 3, state: 'standing', mayEdit: true, next: null },
      items: [
        { edition: 3, by: '测试commander', blocks: 1, sameAs: 1, change: { ...none, removed: 1, changed: 1 } },
        { edition: 2, by: '测试leader', title: '周会二', blocks: 2, change: { ...none, added: 1, changed: 1 } },
        { edition: 1, by: '测试dutyOfficer', change: null },
      ],
    })
    expect((await opened(id, person('desk'), { edition: 2 })).composed).toMatchObject({ newest: 3, by: '测试leader' })
    const last = await fetch(`${house.url}/api/v1/briefings/${id}/editions?before=2`, {
      headers: bearer(tokens.get('duty')!),
    })
    expect(((await last.json()) as { items: unknown[] }).items).toHaveLength(1)
  })
  test('an edition that was written for fewer stays with them when a later one is for all', async () => {
    const { id } = await save('duty', { seenBy: 'me' })
    await save('duty', { briefingId: id, basedOn: 1 })
    const told = await briefings.editions(id, undefined, person('leader'))
    expect(told && 'items' in told ? told.items.map(({ edition }) => edition) : []).toEqual([2])
    expect(await briefings.one(id, { edition: 1 }, person('leader'))).toBeNull()
    expect(await briefings.one(id, { edition: 1 }, person('duty'))).toMatchObject({ edition: 1 })
  })
  test('keeps markup as text, loses what steers a screen, and hides numbers of persons', async () => {
    const { id } = await save('duty', {
      blocks: [{ is: 'text', text: '<script>甲</script>\u202e\u0007\n电话 13812345678' }],
    })
    const { pages } = await opened(id, person('leader'))
    expect(pages[0]?.text).toMatchObject({
      paragraphs: ['<script>甲</script>', expect.stringContaining('138****5678')],
      by: '测试dutyOfficer',
    })
  })
  test('of an indicator that is no more says so on its page and shows the rest', async () => {
    const blocks = [
      { is: 'page', title: '一' },
      { is: 'figure', asked: { id: 'gone' } },
      { is: 'figure', asked: { id: 'interception.gross' } },
    ]
    const { id } = await save('duty', { blocks })
    const { pages, composed } = await opened(id, person('leader'))
    expect(pages[0]?.minded.map(chinese)).toEqual(['本项指标未能取得：没有指标 gone。'])
    expect(pages[0]?.figure?.id).toBe('interception.gross')
    expect(composed).toMatchObject({ seenBy: 'all', blocks, mayEdit: true, newest: 1, withdrawn: false })
  })
  test('too long, too many or of an unknown kind is refused with a sentence', async () => {
    const reason = async (blocks: readonly object[]) => {
      const { status, outcome } = await save('duty', { blocks })
      expect(status).toBe(422)
      return outcome.state === 'refused' ? outcome.reason : ''
    }
    expect(await reason([{ is: 'text', text: '字'.repeat(4_001) }])).toContain('最多 4000 个字')
    expect(await reason(Array.from({ length: 61 }, () => TEXT))).toContain('最多 60 块')
    expect(await reason([])).toContain('至少要有一块')
    expect(await reason([{ is: 'text', text: '\u200b' }])).toContain('不可见的字符')
    await reason([{ is: 'script', text: '甲' }])
    expect(
      (await save('duty', { blocks: Array.from({ length: 25 }, () => ({ is: 'text', text: '字'.repeat(4_000) })) }))
        .status,
    ).toBe(200)
  })
  test('stands in the journal as an order, without what is written in it', async () => {
    const { id } = await save('duty', { title: '不外传', seenBy: 'me' })
    const token = await signedIn(house, 'auditor')
    const answer = await fetch(`${house.url}/api/v1/audit?limit=50`, { headers: bearer(token) })
    const text = await answer.text()
    expect(text).toContain(id)
    expect(text).not.toContain('不外传')
  })
  test('is listed over HTTP with its edition, and 404 to whoever may not see it', async () => {
    const { id } = await save('duty', { seenBy: 'me' })
    const get = (name: Name, path: string) =>
      fetch(`${house.url}/api/v1/briefings${path}`, { headers: bearer(tokens.get(name)!) })
    const list = (await (await get('duty', '')).json()) as BriefingListed[]
    expect(list.slice(0, plans.length).map((each) => each.id)).toEqual(plans.map((plan) => plan.id))
    expect(list.find((each) => each.id === id)).toMatchObject({ builtIn: false, edition: 1, mayEdit: true })
    expect((await get('leader', `/${id}`)).status).toBe(404)
    expect((await get('leader', '/none')).status).toBe(404)
    expect((await get('leader', '/weekly?at=yesterday')).status).toBe(400)
  })
})

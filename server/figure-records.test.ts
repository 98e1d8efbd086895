import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FigureRecords, FigureTold } from './contract/indicator.ts'
import type { Running } from './main.ts'
import { bearer, complaintEvent, openTestHouse, push, signedIn } from './running.fixture.ts'

/* The records behind a number, page by page, while the house goes on. */

let house: Running & { url: string }
let headers: Record<string, string>
const some = (name: string, count: number) => Array.from({ length: count }, (_, at) => complaintEvent(`${name}-${at}`))
const get = async <Answer>(path: string): Promise<Answer> => {
  const answer = await fetch(house.url + path, { headers })
  expect(answer.status, path).toBe(200)
  return (await answer.json()) as Answer
}
beforeAll(async () => {
  house = await openTestHouse()
  headers = bearer(await signedIn(house, 'leader'))
  await push(house.url, some('old', 40))
}, 60_000)
afterAll(() => house.close())

test.each(['complaints.received', 'matters.open'])(
  'pages of %s neither repeat nor lose a record while new ones come in, and their total is that of the number',
  async (id) => {
    const told = await get<FigureTold>(`/api/v1/indicators/${id}`)
    expect(told.value).toBeGreaterThanOrEqual(40)
    const seen: string[] = []
    let next: string | null = null
    let page = 0
    do {
      const cursor: string = next === null ? '' : `&cursor=${next}`
      const found: FigureRecords = await get<FigureRecords>(`${told.records}&limit=7${cursor}`)
      expect(found.total).toBe(told.value)
      seen.push(...found.items.map((item) => item.id))
      next = found.next
      page += 1
      await push(house.url, some(`new-${id}-${page}`, 3))
    } while (next !== null)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toHaveLength(told.value ?? -1)
  },
)

test('a total that was handed on is only that of its own question: the same cursor on another one is counted anew', async () => {
  const told = await get<FigureTold>('/api/v1/indicators/complaints.received')
  const { next, total } = await get<FigureRecords>(`${told.records}&limit=5`)
  const other = await get<FigureRecords>(`${told.records}&limit=5&q=old-1&cursor=${next}`)
  expect(total).toBe(told.value)
  // old-1 and old-10 … old-19
  expect(other.total).toBe(11)
})

test('what a screen shows in its own words is found by the codes that stand for them, and text in any case', async () => {
  await push(house.url, [
    complaintEvent('in-a', { streetCode: '440307008', wouldBeStation: 'st-1' }),
    complaintEvent('in-b', { wouldBeStation: 'st-2' }),
  ])
  const told = await get<FigureTold>('/api/v1/indicators/complaints.received')
  const ids = async (query: string) =>
    (await get<FigureRecords>(`${told.records}&${query}`)).items.map(({ id }) => id).sort()
  expect(await ids('q=nobody&codes=st-1')).toEqual(['in-a'])
  expect(await ids('q=nobody&codes=st-1,st-2')).toEqual(['in-a', 'in-b'])
  expect(await ids('q=ST-2')).toEqual(['in-b'])
  // A code is a whole value: st-1 is no part of another.
  expect(await ids('q=nobody&codes=st-')).toEqual([])
  const many = Array.from({ length: 201 }, (_, at) => `x${at}`).join()
  expect((await fetch(`${house.url}${told.records}&q=a&codes=${many}`, { headers })).status).toBe(400)
})

test('text is looked for in what a record says, not in the names of its columns', async () => {
  const told = await get<FigureTold>('/api/v1/indicators/complaints.received')
  expect((await get<FigureRecords>(`${told.records}&q=channel`)).total).toBe(0)
  // Nor in the milliseconds of a moment.
  const { at } = (await get<FigureRecords>(`${told.records}&limit=1`)).items[0]!
  expect((await get<FigureRecords>(`${told.records}&q=${String(at).slice(0, 7)}`)).total).toBe(0)
  expect((await get<FigureRecords>(`${told.records}&q=old-39`)).items.map(({ id }) => id)).toEqual(['old-39'])
})

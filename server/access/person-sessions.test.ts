import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PersonRow, PersonSessions } from '../contract/identity.ts'
import { PERSON_SESSIONS_MOST } from '../contract/access-rows.ts'
import { insertSession } from '../journal/sessions.ts'
import { run } from '../journal/statement.ts'
import type { Running } from '../main.ts'
import { bearer, openTestHouse, signedIn } from '../running.fixture.ts'

let house: Running & { url: string }
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const AGENT = 'Mozilla/5.0 (Linux; Android 16; Inspector-Phone-77) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36'
const ask = async (token: string, path: string) => {
  const answer = await fetch(house.url + path, { headers: bearer(token) })
  return { status: answer.status, body: (await answer.json()) as never }
}
const sessionsOf = async (token: string, id: string) =>
  (await ask(token, `/api/v1/people/${id}/sessions`)).body as PersonSessions
const counted = async (token: string, id: string) =>
  ((await ask(token, '/api/v1/people')).body as { items: PersonRow[] }).items.find((row) => row.id === id)!.sessions
/** Puts sessions straight into the table, the newest used last. */
async function sits(id: string, n: number, over: { agent?: string; expiresAt?: number; secondFactor?: boolean } = {}) {
  const at = Date.now()
  for (let nth = 0; nth < n; nth += 1)
    await run(
      house.house.journal.db,
      insertSession({
        ...{ id: `s-${id}-${at}-${nth}`, tokenHash: `hash-${id}-${at}-${nth}`, kind: 'person', subjectId: id },
        ...{ madeAt: at - 60_000, lastAt: at + nth, expiresAt: over.expiresAt ?? at + 900_000 },
        ...{ agent: over.agent ?? AGENT, agentHash: '', address: '10.9.8.7', secondFactor: over.secondFactor ?? false },
      }),
    )
}

test('whoever sees people sees as many open sessions as he is told, the last used first, and not where from', async () => {
  const auditor = await signedIn(house, 'auditor')
  await signedIn(house, 'deskOfficer', { id: 'sits', agent: 'curl/8.1' })
  await sits('sits', 2)
  await sits('sits', 1, { expiresAt: Date.now() - 1 })
  const { items, total } = await sessionsOf(auditor, 'sits')
  expect(total).toBe(await counted(auditor, 'sits'))
  expect(items.map(({ browser, secondFactor }) => [browser, secondFactor])).toEqual([
    ['Chrome · Android', false],
    ['Chrome · Android', false],
    [null, true],
  ])
  const lasts = items.map(({ lastAt }) => lastAt)
  expect(lasts).toEqual(lasts.toSorted((a, b) => b - a))
  // Neither an address nor the name of a phone nor anything that a session could be taken over with.
  expect(JSON.stringify(items)).not.toMatch(/10\.9\.8\.7|127\.0\.0\.1|Inspector|hash|curl/)
  expect(Object.keys(items[0]!).toSorted()).toEqual(['browser', 'expiresAt', 'id', 'lastAt', 'madeAt', 'secondFactor'])
})

test('of very many sessions the list ends, and says how many there are', async () => {
  const admin = await signedIn(house, 'systemAdmin')
  await signedIn(house, 'leader', { id: 'many' })
  await sits('many', PERSON_SESSIONS_MOST + 3)
  const { items, total } = await sessionsOf(admin, 'many')
  expect([items.length, total]).toEqual([PERSON_SESSIONS_MOST, PERSON_SESSIONS_MOST + 4])
})

test('a stranger, a colleague and the person himself do not get the list; of nobody there is none', async () => {
  const own = await signedIn(house, 'dutyOfficer', { id: 'colleague' })
  const path = '/api/v1/people/colleague/sessions'
  expect((await ask('forged', path)).status).toBe(401)
  expect((await ask(own, path)).status).toBe(403)
  const security = await signedIn(house, 'securityAdmin')
  expect((await ask(security, path)).status).toBe(200)
  expect((await ask(security, '/api/v1/people/nobody/sessions')).status).toBe(404)
})

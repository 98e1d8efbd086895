import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openUnused } from './access/unused-evidence.ts'
import type { Outcome } from './contract/identity.ts'
import { evidenceStore, readConfig } from './config.ts'
import { openS3 } from './evidence/s3.fixture.ts'
import { s3Shelf } from './evidence/s3.ts'
import { run } from './journal/statement.ts'
import type { Running } from './main.ts'
import { bearer, demoToken, openTestHouse, PEOPLED } from './running.fixture.ts'

const DAY_MS = 86_400_000
let s3: Awaited<ReturnType<typeof openS3>>
let house: Running & { url: string }
let field = ''
let commander = ''

beforeAll(async () => {
  s3 = await openS3()
  const { endpoint, bucket, region, accessKey, secretKey } = s3.settings
  house = await openTestHouse({
    ...{ ...PEOPLED, DEMO_HANDS: 'off', EVIDENCE_S3_ENDPOINT: endpoint, EVIDENCE_S3_BUCKET: bucket },
    ...{ EVIDENCE_S3_REGION: region, EVIDENCE_S3_ACCESS_KEY: accessKey, EVIDENCE_S3_SECRET_KEY: secretKey },
  })
  field = await demoToken(house.url, 'field')
  commander = await demoToken(house.url, 'commander')
})
afterAll(async () => {
  await house.close()
  await s3.close()
  s3.remove()
})

async function give(token: string, order: object): Promise<Record<string, unknown>> {
  const answer = await fetch(`${house.url}/api/v1/orders`, {
    method: 'POST',
    headers: { ...bearer(token), 'content-type': 'application/json' },
    body: JSON.stringify({ id: randomUUID(), order }),
  })
  const outcome = (await answer.json()) as Outcome
  if (outcome.state === 'refused') throw new Error(outcome.reason)
  return { ...outcome.result }
}
const send = async () =>
  String(
    (
      await give(commander, {
        ...{ verb: 'task.open', kind: 'inspection', title: '检查', priority: 3, place: { lng: 114.2, lat: 22.7 } },
        ...{ handler: 'demo-field', issue: true, chosenWhy: '离得最近，测试用' },
      })
    ).taskId,
  )
const photo = (text: string) =>
  Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe1]), Buffer.from(text.padEnd(80, '.'))])
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const bring = (taskId: string, bytes: Buffer) =>
  fetch(`${house.url}/api/v1/evidence?taskId=${taskId}`, {
    method: 'POST',
    headers: bearer(field),
    body: new Uint8Array(bytes),
  })
const fetched = (hash: string) => fetch(`${house.url}/api/v1/evidence/${hash}`, { headers: bearer(commander) })

test('a photo of the field lies in the store, comes out for who may see it, and is refused plainly while the store is away', async () => {
  const taskId = await send()
  const bytes = photo('first')
  expect((await bring(taskId, bytes)).status).toBe(201)
  const answer = await fetched(hashOf(bytes))
  expect(answer.status).toBe(200)
  expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true)
  expect(await s3Shelf(s3.settings).has(hashOf(bytes))).toBe(true)
  await s3.close()
  const away = await bring(taskId, photo('second'))
  expect(away.status).toBe(503)
  expect(away.headers.get('retry-after')).not.toBeNull()
  expect(await away.text()).toContain('证据库')
  expect((await fetched(hashOf(bytes))).status).toBe(503)
  const detail = (await (
    await fetch(`${house.url}/api/v1/tasks/${taskId}`, { headers: bearer(commander) })
  ).json()) as { evidence: object[] }
  expect(detail.evidence).toHaveLength(1)
  s3 = await openS3(s3.port, s3.directory)
  expect((await bring(taskId, photo('second'))).status).toBe(201)
})

test('a file that nobody handed in is thrown away a week after its task ended; one that a step refers to stays for ever', async () => {
  const { db } = house.house.journal
  const [handedIn, forgotten, waiting] = [photo('handed in'), photo('forgotten'), photo('waiting')]
  const ended = await send()
  const going = await send()
  for (const bytes of [handedIn, forgotten]) expect((await bring(ended, bytes)).status).toBe(201)
  expect((await bring(going, waiting)).status).toBe(201)
  for (const verb of ['accept', 'arrive', 'handle']) await give(field, { verb: `task.${verb}`, taskId: ended })
  const result = { found: 'something', result: '已责令整改', answers: {}, evidence: [hashOf(handedIn)] }
  await give(field, { verb: 'task.submit', taskId: ended, ...result })
  await give(commander, { verb: 'task.cancel', taskId: ended, reason: '测试到此为止' })
  let now = Date.now()
  const notes: unknown[] = []
  const parts = {
    ...{
      db,
      now: () => now,
      evidence: { ...s3Shelf(s3.settings), keep: () => Promise.reject(new Error('keeps nothing')) },
    },
    record: async (told: unknown) => (notes.push(told), { seq: 0, fresh: true }),
  }
  const unused = openUnused(parts, 7)
  expect(await unused()).toBe(0)
  now += 8 * DAY_MS
  expect(await unused()).toBe(1)
  expect(notes).toHaveLength(1)
  expect((await fetched(hashOf(forgotten))).status).toBe(404)
  expect(await s3Shelf(s3.settings).has(hashOf(forgotten))).toBe(false)
  expect((await fetched(hashOf(handedIn))).status).toBe(200)
  expect((await fetched(hashOf(waiting))).status).toBe(200)
  expect(await unused()).toBe(0)
})

test('a result that names a file thrown away meanwhile is refused, and says what to do', async () => {
  const taskId = await send()
  const bytes = photo('thrown away')
  await bring(taskId, bytes)
  for (const verb of ['accept', 'arrive', 'handle']) await give(field, { verb: `task.${verb}`, taskId })
  await run(house.house.journal.db, { text: 'DELETE FROM task_evidence WHERE hash = $1', values: [hashOf(bytes)] })
  const result = { found: 'something', result: '已责令整改', answers: {}, evidence: [hashOf(bytes)] }
  await expect(give(field, { verb: 'task.submit', taskId, ...result })).rejects.toThrow(/证据/)
})

test('half of the settings of a store, or a wrong one, stops the start with a sentence', () => {
  const read = (env: Record<string, string>) => evidenceStore(readConfig({ DEMO: 'on', ...env }))
  expect(read({})).toBeNull()
  expect(() => read({ EVIDENCE_S3_ENDPOINT: 'https://s3.example.cn', EVIDENCE_S3_BUCKET: 'evidence' })).toThrow(
    /EVIDENCE_S3_ACCESS_KEY、EVIDENCE_S3_SECRET_KEY/,
  )
  expect(() => read({ EVIDENCE_S3_ENDPOINT: 's3.example.cn' })).toThrow(/EVIDENCE_S3_ENDPOINT/)
  expect(() => read({ EVIDENCE_S3_BUCKET: 'Not A Bucket' })).toThrow(/EVIDENCE_S3_BUCKET/)
})

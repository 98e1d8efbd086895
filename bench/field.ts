import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { Agent, request } from 'undici'
import { databaseOf, runBuilt, temporary } from './built-server.ts'
import { chance, print, quantile } from './figure.ts'
import { seatPeople, type Seat } from './seats.ts'

const PHONES = 500
const MINUTES = Number(process.env.FIELD_MINUTES ?? 10)
const POSITION_MS = 10_000
/** Between two steps of one phone, on average. */
const STEP_MS = 20_000
/** Until a phone that was not answered tries again. */
const AGAIN_MS = 2_000
const WAY = ['task.deliver', 'task.accept', 'task.depart', 'task.arrive', 'task.handle'] as const

const settle = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
const agent = new Agent({ connections: 100 })

/** What one phone did. */
interface Phone {
  readonly seat: Seat
  readonly taskId: string
  /** Notes of the steps that it was told were accepted, in their order. */
  readonly accepted: string[]
  positions: number
  unsent: number
  again: number
}

/**
 * 500 phones for ten minutes at real speed: a position every ten seconds each, steps at random moments, the server killed and
 * started again in the middle. What a phone was told is accepted stands in the record once, in its order.
 */
export async function run(): Promise<void> {
  const folder = temporary()
  const dataDir = join(folder, 'data')
  let server = await runBuilt({}, dataDir)
  const { url } = server
  const port = new URL(url).port
  const [commander] = await seatPeople(dataDir, 'commander', 1)
  const seats = await seatPeople(dataDir, 'fieldOfficer', PHONES)
  const answers: number[] = []
  const refused: string[] = []
  let [up, downMs] = [true, 0]

  /** null: nobody answered. */
  async function post(
    path: string,
    seat: Seat,
    sent: object,
  ): Promise<{ status: number; said: Record<string, unknown> } | null> {
    try {
      const { statusCode, body } = await request(url + path, {
        method: 'POST',
        dispatcher: agent,
        headers: { cookie: seat.cookie, origin: url, 'content-type': 'application/json' },
        body: JSON.stringify(sent),
        headersTimeout: 30_000,
      })
      const text = await body.text()
      return { status: statusCode, said: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) }
    } catch {
      return null
    }
  }

  async function opened(seat: Seat): Promise<string> {
    const order = {
      ...{ verb: 'task.open', kind: 'inspection', title: '测量巡查', priority: 3, place: { lng: 114.2, lat: 22.7 } },
      ...{ issue: true, handler: seat.id },
    }
    const answer = await post('/api/v1/orders', commander!, { id: randomUUID(), order })
    const result = answer?.said.result as { taskId?: string } | undefined
    if (result?.taskId === undefined) throw new Error(`a task was not opened: ${JSON.stringify(answer?.said)}`)
    return result.taskId
  }
  const phones: Phone[] = []
  for (const seat of seats)
    phones.push({ seat, taskId: await opened(seat), accepted: [], positions: 0, unsent: 0, again: 0 })

  const until = performance.now() + MINUTES * 60_000
  const running = () => performance.now() < until

  /** One step until it is answered: whatever was lost on the way is sent again under the same number. */
  async function step(phone: Phone, verb: string, note: string) {
    const given = {
      id: randomUUID(),
      order: { verb, taskId: phone.taskId, note, doneAt: Date.now(), sentAt: Date.now() },
    }
    for (;;) {
      const began = performance.now()
      const answer = await post('/api/v1/orders', phone.seat, given)
      if (answer !== null && answer.status < 500 && answer.status !== 429) {
        if (up) answers.push(performance.now() - began)
        if (answer.said.state === 'accepted') phone.accepted.push(note)
        else refused.push(`${verb}: ${JSON.stringify(answer.said)}`)
        return
      }
      phone.again += 1
      await settle(AGAIN_MS)
    }
  }
  async function steps(phone: Phone, n: number) {
    const random = chance(n + 1)
    for (let at = 0; running(); at += 1) {
      await settle(-Math.log(1 - random()) * STEP_MS)
      await step(phone, WAY[at] ?? 'task.progress', `第${at}步`)
    }
  }
  async function positions(phone: Phone, n: number) {
    const random = chance(n + 10_007)
    await settle(random() * POSITION_MS)
    while (running()) {
      const at = Date.now()
      const here = { at, sentAt: at, lng: 114.2 + random() / 50, lat: 22.7 + random() / 50, accuracyM: 15 }
      const answer = await post('/api/v1/positions', phone.seat, here)
      if (answer?.status === 204) phone.positions += 1
      else phone.unsent += 1
      await settle(POSITION_MS)
    }
  }
  async function killed() {
    await settle((MINUTES / 2) * 60_000)
    up = false
    const began = performance.now()
    const gone = new Promise((resolve) => server.child.once('exit', resolve))
    server.child.kill('SIGKILL')
    await gone
    server = await runBuilt({ PORT: port }, dataDir)
    downMs = performance.now() - began
    up = true
  }
  await Promise.all([killed(), ...phones.flatMap((phone, n) => [steps(phone, n), positions(phone, n)])])

  const kept = await notesOf(dataDir)
  let [lost, doubled, disordered, total] = [0, 0, 0, 0]
  for (const { taskId, accepted } of phones) {
    const stands = kept.get(taskId) ?? []
    total += accepted.length
    lost += accepted.filter((note) => !stands.includes(note)).length
    doubled += stands.length - new Set(stands).size
    if (stands.filter((note) => accepted.includes(note)).join() !== accepted.join()) disordered += 1
  }
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
  const sum = (of: (phone: Phone) => number) => phones.reduce((all, phone) => all + of(phone), 0)
  const bench = 'field'
  print({
    bench,
    figure: `steps accepted of ${PHONES} phones in ${MINUTES} min`,
    value: total,
    unit: 'steps',
    note: `${sum(({ again }) => again)} sent again; server away ${Math.round(downMs)} ms`,
  })
  print({ bench, figure: 'steps lost', value: lost, unit: 'steps', target: '0', met: lost === 0 })
  print({ bench, figure: 'steps doubled', value: doubled, unit: 'steps', target: '0', met: doubled === 0 })
  print({ bench, figure: 'tasks out of order', value: disordered, unit: 'tasks', target: '0', met: disordered === 0 })
  print({
    bench,
    figure: 'steps refused',
    value: refused.length,
    unit: 'steps',
    target: '0',
    met: refused.length === 0,
    note: refused[0] ?? '',
  })
  print({
    bench,
    figure: 'positions taken',
    value: sum(({ positions: taken }) => taken),
    unit: 'positions',
    note: `${sum(({ unsent }) => unsent)} not taken while the server was away; a newer one follows`,
  })
  print({
    bench,
    figure: 'a step answered, p99',
    value: quantile(answers, 0.99),
    unit: 'ms',
    yardstick: quantile(answers, 0.5),
    ratio: quantile(answers, 0.99) / quantile(answers, 0.5),
  })
}

/** Notes of the steps of every task as the journal’s table has them, in order. */
async function notesOf(dataDir: string): Promise<Map<string, string[]>> {
  const client = new Client({ connectionString: databaseOf(dataDir) })
  await client.connect()
  const { rows } = await client.query<{ task_id: string; notes: string[] }>(
    `SELECT task_id, array_agg(step::json ->> 'note' ORDER BY n) AS notes FROM task_steps
      WHERE step::json ->> 'note' IS NOT NULL GROUP BY task_id`,
  )
  await client.end()
  return new Map(rows.map(({ task_id: id, notes }) => [id, notes]))
}

import { setTimeout as wait } from 'node:timers/promises'
import type { Config } from './config.ts'
import { callsOf, type Callee } from './calling/compose.ts'
import { formats } from './calling/formats/index.ts'
import {
  ACKNOWLEDGE_WITHIN_MS,
  happened,
  readKinds,
  unacknowledged,
  UNACKNOWLEDGED_FOR_MS,
} from './calling/happenings.ts'
import type { Letter } from './calling/letter.ts'
import { openLoop } from './calling/loop.ts'
import { composePush, mintVapid, openPush, type Device, type Vapid } from './calling/push.ts'
import { after, policies, type Tried } from './calling/schedule.ts'
import { openSender } from './calling/send.ts'
import type { Fact } from './contract/fact.ts'
import type { CallFormat } from './contract/webhook-words.ts'
import type { House } from './house.ts'
import { beginCalls, fillCalls, fillUnacknowledged, type Call } from './journal/calls.ts'
import { houseSecret } from './journal/house-secrets.ts'
import { dueReceivers, settleCall, takeCall } from './journal/outbox.ts'
import { backlogs, removeReceiver, type Receiver } from './journal/receivers.ts'
import type { Sealer } from './journal/sealer.ts'
import { run } from './journal/statement.ts'
import { sweepCalls } from './journal/sweep-calls.ts'

/** A call under way is left to another node, or to the next start, after this: longer than any try takes. */
const LEASE_MS = 60_000
const DUE_AT_ONCE = 64
/** At closing. */
const PATIENCE_MS = 2_000
/** The lack of an acknowledgement is looked for this often; forgetting is done this often. */
const LOOK_EVERY_MS = 10_000
const SWEEP_EVERY_MS = 60_000

const read = new Set<string>(readKinds)
/** Whether a fact may be called out, or changes who is called. */
export const callsOut = (fact: Fact): boolean =>
  read.has(fact.kind) || (fact.kind === 'order.given' && fact.body.verb.startsWith('webhook.'))

export const rulesOf = (config: Config) => ({ inside: config.WEBHOOK_PRIVATE === 'on', plain: config.demo })

/** The keys that devices know us by: of the environment, or made at the first start and kept sealed. Null: push is switched off. */
export async function vapidOf(house: Pick<House, 'journal'>, sealer: Sealer, config: Config): Promise<Vapid | null> {
  if (!config.push) return null
  const {
    VAPID_PUBLIC_KEY: publicKey,
    VAPID_PRIVATE_KEY: privateKey,
    PUSH_CONTACT: contact = 'mailto:nobody@example.invalid',
  } = config
  if (publicKey !== undefined && privateKey !== undefined) return { publicKey, privateKey, contact }
  const made = await houseSecret(house.journal.db, sealer, 'vapid', mintVapid)
  return { ...(JSON.parse(made) as { publicKey: string; privateKey: string }), contact }
}

export const pushDesk = (vapid: Vapid | null, config: Config) =>
  vapid &&
  openPush(
    vapid,
    (config.PUSH_HOSTS ?? '')
      .split(',')
      .map((each) => each.trim())
      .filter(Boolean),
    rulesOf(config),
  )

export type Calls = Awaited<ReturnType<typeof openCalls>>

/** Calls out what happened, from the journal to the receivers, at least once, each under one id. */
export async function openCalls(options: {
  readonly house: House
  readonly config: Config
  readonly sealer: Sealer
  readonly vapid: Vapid | null
  readonly onFault: (what: string, error: unknown) => void
}) {
  const { house, config, sealer, vapid, onFault } = options
  const { db } = house.journal
  const sender = openSender(rulesOf(config))
  const base = config.PUBLIC_URL?.replace(/\/+$/, '') ?? null
  const told = { arrived: 0, failed: 0, dead: 0 }
  let stands: {
    readonly at: number
    readonly waiting: number
    readonly dead: number
    readonly oldestAt: number | null
  } | null = null
  let looked = 0
  let swept = 0
  await run(db, beginCalls())

  async function attempt(receiver: Receiver, call: Call): Promise<Tried> {
    const letter = JSON.parse(call.letter) as Letter
    const { timeoutMs } = policies[receiver.way]
    let target: string
    let secret: string | null
    try {
      target = sealer.openText(receiver.target)
      secret = receiver.secret && sealer.openText(receiver.secret)
    } catch (error) {
      onFault(`外呼对象 ${receiver.id} 的地址或密钥打不开`, error)
      return { fault: 'sealed', status: null, text: '', restMs: null }
    }
    if (receiver.way === 'push') {
      if (vapid === null) return { fault: 'gone', status: null, text: '', restMs: null }
      const answer = await sender.send(composePush(letter, JSON.parse(target) as Device, vapid), undefined, timeoutMs)
      return answer.status === 404 ? { ...answer, fault: 'gone' } : answer
    }
    const format = formats[receiver.format as CallFormat]
    const link = base === null ? null : base + letter.path
    const outgoing = format.compose(letter, { id: call.id, url: target, secret, at: Date.now(), link })
    return sender.send(outgoing, (text) => format.judge?.(text) ?? null, timeoutMs)
  }

  async function fill() {
    const now = Date.now()
    while (
      await fillCalls(db, readKinds, (facts, called) =>
        callsOf(
          facts.flatMap((each) => happened(each) ?? []),
          called satisfies readonly Callee[],
          now,
        ),
      )
    );
    if (now - looked >= LOOK_EVERY_MS) {
      looked = now
      const query = { withinMs: ACKNOWLEDGE_WITHIN_MS.slice(1), since: now - UNACKNOWLEDGED_FOR_MS, now }
      await fillUnacknowledged(db, query, (episodes, called) => callsOf(episodes.map(unacknowledged), called, now))
    }
    if (now - swept < SWEEP_EVERY_MS) return
    swept = now
    await sweepCalls(db, now)
  }

  const loop = openLoop(
    {
      fill,
      due: () => dueReceivers(db, Date.now(), DUE_AT_ONCE),
      async take(id) {
        const now = Date.now()
        const taken = await takeCall(db, id, now, now + LEASE_MS)
        if (!taken) return null
        const { receiver, call } = taken
        return {
          ...{ receiver: receiver.id, call: call.id },
          async attempt() {
            const tried = await attempt(receiver, call)
            const before = { tries: call.tries, failures: receiver.failures, until: call.until }
            return { tried, next: after(tried, before, policies[receiver.way], Date.now(), Math.random) }
          },
        }
      },
      async settle({ receiver, call }, { tried, next }) {
        told[next.call === 'waiting' ? 'failed' : next.call] += 1
        // A device that its push service does not know any more is none.
        if (next.gone && receiver.startsWith('push_')) return void (await run(db, removeReceiver(receiver)))
        const now = Date.now()
        const { fault, status, text } = tried
        await settleCall(
          db,
          { receiver, call },
          { ...next, state: next.call, now, last: { at: now, fault, status, text } },
        )
      },
    },
    (error) => onFault('外呼出错', error),
  )

  return {
    wake: () => loop.wake(),
    /** What the operator’s monitoring reads: what waits and since when, dead letters, tries since the start. Asks at most every 5 s. */
    async figures() {
      if (stands === null || Date.now() - stands.at > 5_000) {
        try {
          const sums = await backlogs(db)
          const oldest = sums.flatMap(({ oldestAt }) => oldestAt ?? [])
          stands = {
            at: Date.now(),
            waiting: sums.reduce((sum, each) => sum + each.waiting, 0),
            dead: sums.reduce((sum, each) => sum + each.dead, 0),
            oldestAt: oldest.length === 0 ? null : Math.min(...oldest),
          }
        } catch (error) {
          // The other figures are wanted most while the store is away.
          onFault('外呼的积压读不到', error)
          return { waiting: NaN, dead: NaN, oldestAt: NaN, told }
        }
      }
      return { ...stands, told }
    },
    /** What is under way gets a moment for its answer; what has none then is tried again at the next start. */
    async close() {
      const ended = loop.close()
      const patience = new AbortController()
      await Promise.race([ended, wait(PATIENCE_MS, undefined, { signal: patience.signal }).catch(() => undefined)])
      patience.abort()
      await sender.close()
      await ended
    },
  }
}

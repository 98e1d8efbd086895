import type { Client } from 'pg'
import type { Fact } from '../contract/fact.ts'
import type { Recorded } from './rows.ts'
import { EffectRefused } from './statement.ts'
import { writeBatches, type Batch, type Locks, type Verdict, type Written } from './write.ts'

/** Nothing was taken; the teller keeps it and tells it again later. */
export class StoreAway extends Error {
  override readonly name = 'StoreAway'
}

/** More is waiting than the store takes; the teller waits `retryAfterS`. */
export class StoreBusy extends Error {
  override readonly name = 'StoreBusy'
  readonly retryAfterS = 1
}

export interface Appended {
  /** One per told fact, in order. */
  readonly verdicts: readonly Verdict[]
  /** Last number of the journal after this batch. */
  readonly seq: number
}

interface Waiting {
  readonly batch: Batch
  readonly done: (appended: Appended) => void
  readonly failed: (error: Error) => void
}

/** Facts in one transaction at most; more only makes everybody wait longer for the same disk. */
const GROUP = 750
/** Facts waiting at most, over all tellers. */
const WAITING = 40_000

/**
 * Group commit: whatever is waiting when the disk is free goes into one transaction, in order of arrival. `apply` is called
 * with what became durable, in journal order, before any teller hears “accepted”.
 */
export function openAppender(options: {
  connect: () => Promise<Client>
  locks: Locks
  seq: number
  derive: (fresh: readonly Fact[]) => readonly (readonly Fact[])[]
  apply: (appended: readonly Recorded[]) => void
  onFault: (fault: string | null) => void
}) {
  let client: Client | null = null
  let seq = options.seq
  let queue: Waiting[] = []
  let waiting = 0
  let running: Promise<void> | null = null
  let closed = false

  async function connected(): Promise<Client> {
    if (client) return client
    const fresh = await options.connect()
    fresh.on('error', () => {
      if (client === fresh) client = null
    })
    client = fresh
    return fresh
  }

  async function drain() {
    while (queue.length > 0) await write(take())
    running = null
  }

  async function write(group: readonly Waiting[]) {
    let written: Written
    try {
      written = await writeBatches(
        await connected(),
        options.locks,
        group.map((each) => each.batch),
        seq,
        options.derive,
      )
    } catch (error) {
      if (group.length > 1 && refusesContent(error)) {
        for (const each of group) await write([each]) // one batch that the store cannot hold must not cost the others
        return
      }
      if (error instanceof EffectRefused) {
        for (const each of group) each.failed(error) // an order that cannot be; the store itself is well
        return
      }
      return giveUp(group, error)
    }
    seq = written.head
    options.onFault(null)
    options.apply(written.appended)
    group.forEach((each, index) => each.done({ verdicts: written.verdicts[index] ?? [], seq }))
  }

  async function giveUp(group: readonly Waiting[], error: unknown) {
    const fault = storeSentence(error)
    options.onFault(fault)
    const broken = client
    client = null
    await broken?.end().catch(() => undefined) // it is being thrown away because it failed
    const away = new StoreAway(fault, { cause: error })
    for (const each of group) each.failed(away)
  }

  function take(): Waiting[] {
    let facts = 0
    let count = 0
    while (count < queue.length && (count === 0 || facts + queue[count]!.batch.told.length <= GROUP))
      facts += queue[count++]!.batch.told.length
    const group = queue.slice(0, count)
    queue = queue.slice(count)
    waiting -= facts
    return group
  }

  return {
    append(batch: Batch): Promise<Appended> {
      if (closed) return Promise.reject(new StoreAway('前哨正在停止，请稍后重报。'))
      if (waiting > 0 && waiting + batch.told.length > WAITING)
        return Promise.reject(new StoreBusy('待写入的事实过多，请稍后重报。'))
      return new Promise((done, failed) => {
        queue.push({ batch, done, failed })
        waiting += batch.told.length
        running ??= Promise.resolve().then(drain)
      })
    },
    /** Reads what other nodes appended, through the same door as our own. */
    follow: async () =>
      void (await new Promise<Appended>((done, failed) => {
        queue.push({ batch: { told: [] }, done, failed })
        running ??= Promise.resolve().then(drain)
      })),
    waiting: () => waiting,
    seq: () => seq,
    async close() {
      closed = true
      await running
      await client?.end()
    },
  }
}

/** An effect, or SQLSTATE class 22 (data exception) and 23 (integrity): the content is at fault, not the store. */
const refusesContent = (error: unknown) =>
  error instanceof EffectRefused || /^2[23]/.test((error as { code?: string }).code ?? '')

/** What the database said, for the person who has to act on it. */
export function storeSentence(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string }
  if (code === '53100' || code === 'ENOSPC') return '磁盘已满，事实暂不能写入；腾出空间后自动恢复，已受理的不会丢失。'
  if (code === '25006') return '数据库处于只读状态，事实暂不能写入。'
  if (code === '53300') return '数据库连接数已用尽。'
  if (
    code?.startsWith('57P') ||
    code === 'ECONNREFUSED' ||
    code === 'ECONNRESET' ||
    /terminat|timeout/i.test(message ?? '')
  )
    return '数据库暂时没有应答，正在重连；未受理的事实请稍后重报。'
  return message ?? String(error)
}

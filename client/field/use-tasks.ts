import type { TaskDetail, TaskRowShown } from '@contract/task.ts'
import { memberOf } from '@contract/member-rules.ts'
import { onScopeDispose, ref, shallowRef } from 'vue'
import { Refused, type Asking } from '../orders/asking.ts'
import type { KeptTasks, Memory } from './keep.ts'
import type { StepEntry } from './entry.ts'
import { myMember } from './member.ts'
import { afterStep, keptOf, type KeptTask } from './my-tasks.ts'

/** Asked this often while the page is looked at, while it is not, and while a step is not yet in what was told, ms. */
const EVERY_MS = { seen: 15_000, hidden: 60_000, moved: 3_000 }
/** Nobody carries more than this; the server pages beyond it. */
const MOST = 100
/** How many tasks are asked for at once: a thin line carries few answers side by side. */
const SIDE_BY_SIDE = 3

interface Rows {
  readonly items: readonly TaskRowShown[]
}
export interface TasksOutside {
  readonly asking: Asking
  readonly memory: Memory
  /** Stations whose tasks that nobody has yet may be taken. */
  readonly stations: readonly string[]
  /** Whose tasks they are. */
  readonly self: string
  /** Whether something of a task is not answered yet: then the task stays on the phone. */
  readonly holds: (taskId: string) => boolean
  /** The server told which tasks are his now. */
  readonly told: (taskIds: ReadonlySet<string>) => void
  /** How the line turned out to be. */
  readonly line: (found: 'there' | 'away' | 'signedOut') => void
  /** The phone would not keep something. */
  readonly full: (error: unknown) => void
}

/** Server’s clock less this phone’s, ms, from the head of an answer (RFC 9110 §6.6.1: whole seconds). */
export function aheadOf(date: string | null, now: number): number | null {
  const server = Date.parse(date ?? '')
  return Number.isNaN(server) ? null : server - now
}

/** A person’s tasks: as kept on the phone at once, as the server tells them when it does. */
export function useTasks({ asking, memory, stations, self, holds, told, line, full }: TasksOutside) {
  const tasks = shallowRef<readonly KeptTask[]>([])
  /** Tasks that are no longer his, of which something here waits for him. */
  const former = shallowRef<readonly KeptTask[]>([])
  /** When they were told, by this phone’s clock; null: never. */
  const at = ref<number | null>(null)
  const aheadMs = ref(0)
  const refusal = ref<string | null>(null)
  /** Tasks of which the server took a step since it told them. */
  const movedOn = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked: Promise<void> | null = null
  let gone = false

  async function rowsOf(query: string): Promise<readonly TaskRowShown[]> {
    const response = await asking.send(`/api/v1/tasks?${query}&open=true&limit=${MOST}`, {}, 20_000)
    aheadMs.value = aheadOf(response.headers.get('date'), Date.now()) ?? aheadMs.value
    const said: unknown = await response.json()
    if (!response.ok)
      throw new Refused(response.status, (said as { error?: string }).error ?? `HTTP ${response.status}`)
    return (said as Rows).items
  }
  async function mine(): Promise<readonly TaskRowShown[]> {
    const [own = [], ...stationed] = await Promise.all([
      rowsOf('handler=me'),
      ...stations.map((station) => rowsOf(`unit=${encodeURIComponent(station)}`)),
    ])
    // His unit’s that nobody has yet: to carry out, or to come for.
    const free = stationed
      .flat()
      .filter((row) => row.handler === null || memberOf(row.members ?? [], { id: self, stations }) !== null)
    return [...new Map([...own, ...free].map((row) => [row.id, row])).values()]
  }
  const detail = async (id: string) => keptOf(await asking.json<TaskDetail>(`/api/v1/tasks/${encodeURIComponent(id)}`))

  async function ask(): Promise<void> {
    movedOn.clear()
    const rows = await mine()
    const known = new Map(tasks.value.map((task) => [task.id, task]))
    const next: KeptTask[] = []
    for (let i = 0; i < rows.length; i += SIDE_BY_SIDE)
      next.push(
        ...(await Promise.all(
          rows.slice(i, i + SIDE_BY_SIDE).map(async ({ id, version }) => {
            const before = known.get(id)
            return before?.version === version ? before : detail(id)
          }),
        )),
      )
    // A step that the server took while this was under way: the answer may be older than the step.
    const older = new Map(tasks.value.filter(({ id }) => movedOn.has(id)).map((task) => [task.id, task]))
    for (const [i, { id }] of next.entries()) next[i] = older.get(id) ?? next[i]!
    former.value = [...tasks.value, ...former.value].filter(
      ({ id }, i, all) => holds(id) && !next.some((task) => task.id === id) && all.findIndex((t) => t.id === id) === i,
    )
    tasks.value = next
    at.value = Date.now()
    refusal.value = null
    line('there')
    told(new Set(next.map(({ id }) => id)))
    await keep()
  }
  async function keep(): Promise<void> {
    if (gone || at.value === null) return
    const kept = plain({ at: at.value, aheadMs: aheadMs.value, tasks: [...tasks.value, ...former.value] })
    await memory.keepTasks(kept).catch(full)
  }
  function failed(error: unknown) {
    const broken = error instanceof SyntaxError || error instanceof TypeError || error instanceof DOMException
    if (!broken && !(error instanceof Refused)) throw error
    // A line that breaks in the middle of an answer is no answer.
    const status = error instanceof Refused ? error.status : 0
    const away = status === 0 || status === 429 || status >= 500
    line(status === 401 ? 'signedOut' : away ? 'away' : 'there')
    refusal.value = error instanceof Refused && !away && status !== 401 ? error.message : null
  }
  async function refresh(): Promise<void> {
    clearTimeout(timer)
    asked ??= ask()
      .catch(failed)
      .finally(() => (asked = null))
    await asked
    clearTimeout(timer)
    const every = document.visibilityState === 'visible' ? EVERY_MS.seen : EVERY_MS.hidden
    const soon = movedOn.size > 0 && refusal.value === null ? EVERY_MS.moved : every
    if (!gone) timer = setTimeout(() => void refresh(), soon)
  }
  async function recall(): Promise<void> {
    const kept: KeptTasks | null = await memory.tasks()
    if (kept === null || at.value !== null) return
    // Kept by a page that knew no members.
    const known = kept.tasks.map((task) => ({ ...task, members: task.members ?? [] }))
    ;[tasks.value, at.value, aheadMs.value] = [known, kept.at, kept.aheadMs]
  }
  /** Asks no more, and keeps nothing that comes late. */
  function close() {
    gone = true
    clearTimeout(timer)
  }
  const wake = () => document.visibilityState === 'visible' && void refresh()
  addEventListener('online', wake)
  document.addEventListener('visibilitychange', wake)
  onScopeDispose(() => {
    close()
    removeEventListener('online', wake)
    document.removeEventListener('visibilitychange', wake)
  })
  return {
    ...{ tasks, former, at, aheadMs, refusal, refresh, recall, close },
    /** The server took a step of it: it stands here as after that step until it is told anew. */
    async moved(entry: StepEntry) {
      movedOn.add(entry.taskId)
      const done = entry.doneAt + aheadMs.value
      tasks.value = tasks.value.map((task) =>
        task.id === entry.taskId
          ? afterStep(task, entry, done, myMember(task, { id: self, stations })?.unit ?? null)
          : task,
      )
      await keep()
    },
    /** The version to decide on, or null when the server is further than this phone knows. */
    versionOf: (task: KeptTask) => (movedOn.has(task.id) ? null : task.version),
  }
}
export type MyTasks = ReturnType<typeof useTasks>

/** IndexedDB keeps copies, and Vue’s proxies cannot be copied. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

import { demoPeople } from './access/demo.ts'
import { demoAttributes } from './demo-attributes.ts'
import type { Config } from './config.ts'
import type { SiteKind } from './contract/fact.ts'
import { WHOLE, type Role } from './contract/identity.ts'
import type { AccessDesk, Who } from './gateway/access.ts'
import type { House } from './house.ts'

/** Until the invented register has told its first sites. */
const LOOK_EVERY_MS = 5_000
const DAY_MS = 24 * 3_600_000

interface Begun {
  readonly id: string
  readonly site: SiteKind
  readonly order: Readonly<Record<string, unknown>>
}

/** What the demo’s commander has ordered when somebody first looks: one task for the field officer, one for a station. */
const begun = (now: number, station: string | undefined): readonly Begun[] => [
  {
    id: 'demo-task-elevator',
    site: 'elevator',
    order: {
      ...{ kind: 'inspection', title: '电梯日常检查', priority: 3, handler: 'demo-field', issue: true },
      dueAt: now + DAY_MS,
      plan: [
        { id: 'label', text: '使用标志在有效期内', need: 'tick', required: true },
        { id: 'call', text: '轿厢应急通话正常', need: 'tick', required: true },
        { id: 'photo', text: '使用标志照片', need: 'photo', required: false },
      ],
    },
  },
  {
    id: 'demo-task-pharmacy',
    site: 'pharmacy',
    order: {
      ...{ kind: 'followUp', title: '处方药销售登记回访', priority: 3, unit: station, issue: true },
      dueAt: now + DAY_MS,
      plan: [{ id: 'book', text: '登记簿与销售记录一致', need: 'tick', required: true }],
    },
  },
]

const person = (user: string, role: Role): Who => ({
  ...{ kind: 'person', id: `demo-${user}`, user, role, scope: WHOLE },
  name: demoPeople.find((each) => each.user === user)!.name,
  ...{ sessionId: 'demo', pending: [], enrolled: false },
})
const commander = person('commander', 'commander')
const admin = person('admin', 'systemAdmin')
const FROM = { address: '127.0.0.1', agent: 'demo' }

/**
 * Gives the demo the papers and rosters of its field people, and a task or two, through the same door as everybody, once: each order has an id of its own, so that a restart gives
 * it again and nothing comes of it. Rests when the settings let no invented person work.
 */
export function startDemoTasks(
  config: Pick<Config, 'demo' | 'DEMO_HANDS'>,
  parts: {
    readonly house: Pick<House, 'picture' | 'district'>
    readonly access: Pick<AccessDesk, 'order'>
    readonly onFault: (what: string, error: unknown) => void
    readonly now?: () => number
  },
): { stop(): Promise<void> } {
  if (!config.demo || config.DEMO_HANDS === 'off') return { stop: () => Promise.resolve() }
  const { house, access, onFault, now = Date.now } = parts
  let people = demoAttributes(now())
  let left = begun(now(), house.district.stations[0]?.id)
  let round = Promise.resolve()
  async function look() {
    for (const each of people) {
      people = people.filter(({ id }) => id !== each.id)
      const { outcome } = await access.order(each, admin, FROM)
      if (outcome.state === 'refused') onFault('演示人员的资格没有登记', new Error(outcome.reason))
    }
    const sites = [...house.picture.state.sites.values()]
    for (const { id, site: kind, order } of left) {
      const site = sites.find((each) => each.kind === kind && each.lng !== null)
      if (!site) continue
      left = left.filter((each) => each.id !== id)
      const given = { id, order: { verb: 'task.open', ...order, siteId: site.id } }
      const { outcome } = await access.order(given, commander, FROM)
      if (outcome.state === 'refused') onFault('演示任务未能派发', new Error(outcome.reason))
    }
    if (left.length === 0) clearInterval(timer)
  }
  const timer = setInterval(
    () => void (round = round.then(look).catch((error: unknown) => onFault('演示任务出错', error))),
    LOOK_EVERY_MS,
  )
  return {
    async stop() {
      clearInterval(timer)
      await round
    },
  }
}

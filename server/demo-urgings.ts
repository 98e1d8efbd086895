import { demoPeople } from './access/demo.ts'
import type { Config } from './config.ts'
import { WHOLE } from './contract/identity.ts'
import type { AccessDesk, Who } from './gateway/access.ts'
import type { House } from './house.ts'

const LOOK_EVERY_MS = 5_000
const MINUTE_MS = 60_000

type Person = Extract<Who, { kind: 'person' }>
type User = 'leader' | 'station' | 'commander' | 'duty'
interface Deed {
  readonly id: string
  /** So long after the start: people take their time. */
  readonly after: number
  readonly by: User
  /** Null: not yet, what it is about is not there. `about`: slips by the id of the order that opened them. */
  readonly order: (about: ReadonlyMap<string, string>) => Readonly<Record<string, unknown>> | null
}

/** An order about the slip that another one opened. */
const on = (opened: string, rest: object) => (about: ReadonlyMap<string, string>) => {
  const urgingId = about.get(opened)
  return urgingId === undefined ? null : { urgingId, ...rest }
}

/**
 * What the demo's people do about urging: a leader instructs two stations, one of them answers and is struck off, and a task that
 * nobody carries out runs out of its twelve minutes, so that the house itself urges its station: yellow, orange, red.
 */
const deeds = (parts: Pick<House, 'picture' | 'district'>, now: () => number): readonly Deed[] => {
  const [first, second, third] = parts.district.stations.map(({ id }) => id)
  const lift = 'demo-urging-lift'
  const market = () =>
    [...parts.picture.state.sites.values()].find(({ kind, lng }) => kind === 'market' && lng !== null)?.id
  return [
    {
      ...{ id: lift, after: 0, by: 'leader' },
      order: () => ({
        ...{ verb: 'urging.open', level: 'yellow', unit: first, title: '电梯使用单位自查情况报送' },
        instruction: '请报送辖区电梯使用单位自查情况和问题整改清单。',
      }),
    },
    {
      ...{ id: 'demo-urging-market', after: 0, by: 'leader' },
      order: () => ({
        ...{ verb: 'urging.open', level: 'orange', unit: second, title: '农贸市场快检阳性后续处置' },
        instruction: '请逐户核对快检阳性批次的下架、溯源和复检情况。',
      }),
    },
    {
      ...{ id: 'demo-urging-task', after: 0, by: 'commander' },
      order() {
        const siteId = market()
        return siteId === undefined
          ? null
          : {
              ...{
                verb: 'task.open',
                kind: 'supervision',
                title: '农贸市场快检室督察',
                priority: 3,
                siteId,
                unit: third,
              },
              ...{ issue: true, supervisionClass: 'spotCheck', dueAt: now() + 12 * MINUTE_MS },
              plan: [{ id: 'room', text: '快检记录与公示一致', need: 'tick', required: true }],
            }
      },
    },
    {
      ...{ id: 'demo-urging-reply', after: 2 * MINUTE_MS, by: 'station' },
      order: on(lift, { verb: 'urging.reply', text: '已汇总使用单位自查情况，问题均已列入整改清单。' }),
    },
    {
      ...{ id: 'demo-urging-recheck', after: 4 * MINUTE_MS, by: 'commander' },
      order: on(lift, { verb: 'urging.recheck', passed: true, note: '抽查使用单位，情况属实。' }),
    },
    {
      ...{ id: 'demo-urging-close', after: 5 * MINUTE_MS, by: 'duty' },
      order: on(lift, { verb: 'urging.close' }),
    },
  ]
}

function personOf(user: User, { stations }: House['district']): Person {
  const { name, role } = demoPeople.find((each) => each.user === user)!
  const scope = user === 'station' ? { ...WHOLE, stations: stations.slice(0, 1).map(({ id }) => id) } : WHOLE
  return {
    ...{ kind: 'person', id: `demo-${user}`, user, name, role, scope, sessionId: 'demo', pending: [], enrolled: false },
  }
}

/**
 * Lets the demo's people urge and answer through the same door as everybody, each order once: a restart gives it again under its own
 * id, and nothing comes of it. Rests when the settings let no invented person work.
 */
export function startDemoUrgings(
  config: Pick<Config, 'demo' | 'DEMO_HANDS'>,
  parts: {
    readonly house: Pick<House, 'picture' | 'district'>
    readonly access: Pick<AccessDesk, 'order'>
    readonly onFault: (what: string, error: unknown) => void
    readonly now?: () => number
  },
): { stop(): Promise<void> } {
  const { house, access, onFault, now = Date.now } = parts
  if (!config.demo || config.DEMO_HANDS === 'off' || house.district.stations.length < 3)
    return { stop: () => Promise.resolve() }
  const began = now()
  let left = deeds(house, now)
  const about = new Map<string, string>()
  let round = Promise.resolve()
  async function look() {
    for (const { id, after, by, order } of left) {
      const given = now() - began >= after ? order(about) : null
      if (given === null) continue
      left = left.filter((each) => each.id !== id)
      const from = { address: '127.0.0.1', agent: 'demo' }
      // Refused: somebody who sits here in person was first, and it is his.
      const { outcome } = await access.order({ id, order: given }, personOf(by, house.district), from)
      if (outcome.state === 'accepted' && typeof outcome.result?.['urgingId'] === 'string')
        about.set(id, outcome.result['urgingId'])
    }
    if (left.length === 0) clearInterval(timer)
  }
  const timer = setInterval(
    () => void (round = round.then(look).catch((error: unknown) => onFault('演示督办出错', error))),
    LOOK_EVERY_MS,
  )
  return {
    async stop() {
      clearInterval(timer)
      await round
    },
  }
}

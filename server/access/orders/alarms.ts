import { conditions } from '../../alarms/index.ts'
import type { AlarmAct, Told } from '../../contract/fact.ts'
import { districtIso } from '../../contract/time.ts'
import { scrub } from '../../identity/scrub.ts'
import { acknowledgedBy, closedAt, stillOpen } from '../../journal/alarm-effects.ts'
import { oneEpisode, type EpisodeRow } from '../../journal/read-alarms.ts'
import { required, type Statement } from '../../journal/statement.ts'
import { actorOf } from '../notes.ts'
import { refuse, type Context, type Decide, type Decision } from './order.ts'

const timeOf = (at: number) => districtIso(at).slice(0, 19).replace('T', ' ')
const isOver = ({ episode }: EpisodeRow) => episode.returnedAt !== null || episode.closedAt !== null

/** The latest episode of an alarm if it stands, or the sentence that says what became of it. */
async function open(alarmId: string, { parts }: Context): Promise<EpisodeRow | Extract<Decision, { refused: string }>> {
  const row = await oneEpisode(parts.db, alarmId)
  if (row === null) return { refused: '没有这条告警，请核对编号。', on: alarmId }
  if (!isOver(row)) return row
  const { returnedAt, closedAt: closed, ackAt } = row.episode
  const over =
    closed !== null ? `这条告警已于 ${timeOf(closed)} 关闭。` : `这条告警已于 ${timeOf(returnedAt ?? 0)} 恢复正常。`
  const unseen = closed === null && ackAt === null ? '它恢复前无人确认，可写明理由关闭。' : ''
  return { refused: `${over}${unseen}`, on: alarmId }
}

/** The act as a fact, with what must be true of the episode once it is written. */
function act(
  { episode }: EpisodeRow,
  what: AlarmAct,
  said: { readonly note?: string | undefined; readonly next?: string | undefined },
  effect: Statement,
  { who, now, orderId }: Context,
): Decision {
  const { alarmId, condition, siteId } = episode
  const words = Object.fromEntries(
    Object.entries(said).flatMap(([key, text]) => (text ? [[key, scrub(text)] as const] : [])),
  )
  const told: Told = {
    fact: {
      ...{ id: `${orderId}/acted`, source: 'orders', kind: 'alarm.acted', subject: siteId, at: now, seenAt: now },
      body: { alarmId, act: what, by: actorOf(who), ...words },
    },
  }
  const detail = { condition, episode: episode.episode, ...words }
  return { on: alarmId, detail, told: [told], effects: [required(effect)], result: { episode: episode.episode } }
}

/** Somebody has taken notice and says what he means to do next. */
export const acknowledge: Decide<'alarm.acknowledge'> = async ({ alarmId, next }, context) => {
  const row = await open(alarmId, context)
  if ('refused' in row) return row
  const { ackAt, ackBy, episode } = row.episode
  if (ackAt !== null) {
    const at = timeOf(ackAt)
    return {
      refused: `这条告警已由 ${ackBy ?? '他人'} 于 ${at} 确认。`,
      shown: `这条告警已由${row.ackName ?? '他人'}于 ${at} 确认。`,
      code: 'conflict',
      on: alarmId,
    }
  }
  return act(row, 'acknowledged', { next }, acknowledgedBy(episode, context.who.id, context.now), context)
}

const entrapmentOnly =
  (what: 'contacted' | 'injury', sentence: string) =>
  async (
    { alarmId, note }: { readonly alarmId: string; readonly note?: string | undefined },
    context: Context,
  ): Promise<Decision> => {
    const row = await open(alarmId, context)
    if ('refused' in row) return row
    if (row.episode.condition !== 'entrapment') return refuse(sentence, alarmId)
    return act(row, what, { note }, stillOpen(row.episode.episode), context)
  }

/** The people shut in were spoken to. Again later is told again; the first time counts. */
export const contact: Decide<'alarm.contact'> = entrapmentOnly(
  'contacted',
  '只有电梯困人告警需要记录与被困人员的通话。',
)

/** Somebody shut in is hurt or unwell: the third level of rescue is called. */
export const injury: Decide<'alarm.injury'> = entrapmentOnly('injury', '只有电梯困人告警可以报告人员受伤。')

const STANDS = '告警的条件仍然成立，不能手工关闭；恢复正常后自行结束。可以先确认并写明下一步。'
const SHUT_IN =
  '被困人员尚未解救，困人告警不能手工关闭，电梯报送解困后自行结束：滞留时间是认定一般事故的依据（《特种设备安全监察条例》第六十四条第（三）项）。'

/** Closed by hand: what has returned, or what nobody is sure to tell the end of. What still holds stays. */
export const close: Decide<'alarm.close'> = async ({ alarmId, reason }, context) => {
  const row = await oneEpisode(context.parts.db, alarmId)
  if (row === null) return refuse('没有这条告警，请核对编号。', alarmId)
  const { episode, condition, normalSince, returnedAt, closedAt: closed, ackAt } = row.episode
  if (closed !== null || (returnedAt !== null && ackAt !== null))
    return refuse(`这条告警已于 ${timeOf(closed ?? returnedAt ?? 0)} 结束，无须再关闭。`, alarmId)
  const lapses = conditions.find(({ name }) => name === condition)?.lapsesMs ?? null
  const returned = normalSince !== null || returnedAt !== null
  if (!returned && lapses === null) return refuse(condition === 'entrapment' ? SHUT_IN : STANDS, alarmId)
  const effect = closedAt(episode, context.now, returned && lapses === null)
  return act(row, 'closed', { note: reason }, effect, context)
}

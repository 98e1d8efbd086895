import { roleRules } from '../../contract/identity.ts'
import type { MemberCalled } from '../../contract/task.ts'
import type { Chosen } from '../../dispatch/command.ts'
import { accountById } from '../../journal/accounts.ts'
import { busyWith } from '../../journal/tasks.ts'
import { refuse, type Context, type Decision } from './order.ts'

/** Whom an order sends, looked up: a person with the task he is on, or a station. Null: it names nobody. `on`: the task itself. */
export async function chosenBy(
  { handler, unit }: { readonly handler?: string | undefined; readonly unit?: string | undefined },
  on: string | null,
  { parts }: Context,
): Promise<Chosen | null | Extract<Decision, { refused: string }>> {
  const about = on === null ? {} : { on }
  const { stations } = parts.district
  if (unit !== undefined && stations.length > 0 && !stations.some(({ id }) => id === unit))
    return { refused: '没有这个承办单位，请从监管所中选。', ...about }
  if (handler === undefined) return unit === undefined ? null : { handler: null, unit }
  const account = await accountById(parts.db, handler)
  if (account?.state !== 'active' || account.role === null || !roleRules[account.role].may.includes('task.handle'))
    return { ...refuse('选定的人不能承办任务（不存在、已停用或没有承办权限），请另选。'), ...about } as Extract<
      Decision,
      { refused: string }
    >
  const own = account.scope.stations ?? []
  return {
    handler,
    unit: unit ?? (own.length === 1 ? own[0]! : null),
    busy: await busyWith(parts.db, handler, on),
  }
}

/** Persons named for the units of a joint task beside its lead, looked up; each belongs to the unit that he is named for. */
export async function crewBy(
  members: readonly MemberCalled[],
  on: string | null,
  context: Context,
): Promise<{ readonly chosen: readonly Chosen[] } | Extract<Decision, { refused: string }>> {
  const chosen: Chosen[] = []
  for (const { unit, handler, lead } of members) {
    const each = await chosenBy({ unit, handler }, on, context)
    if (each !== null && 'refused' in each) return each
    const own = handler === undefined ? [] : ((await accountById(context.parts.db, handler))?.scope.stations ?? [])
    if (own.length > 0 && !own.includes(unit))
      return {
        refused: '选派的人不属于他所代表的单位，请从该单位的人员中选。',
        ...(on !== null && { on }),
      }
    if (each !== null && !lead) chosen.push(each)
  }
  return { chosen }
}

import { roleRules } from '../../contract/identity.ts'
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

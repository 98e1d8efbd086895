import { openFigures } from '../figures/figures.ts'
import { figureAsked } from '../wall-address.ts'
import { wallOf } from '../walls.ts'
import { refuse, type Context, type Decide, type Decision } from './order.ts'

/** A wall that may be told something now, or why not. */
async function linked(id: string, { parts, who }: Context): Promise<Decision | { readonly name: string }> {
  const wall = await wallOf(id, who, parts)
  if (wall === null) return refuse('没有这块大屏，或已撤销。', id)
  const name = wall.name || (wall.is === 'demo' ? '演示大屏' : '本人打开的大屏')
  return parts.walls.linked(id) ? { name } : refuse(`${name}现在没有连接，打不开；请先看它是否通电联网。`, id)
}

/** Opens a figure on one wall; the wall asks for it as itself and shows what it may. The later order stands. */
export const point: Decide<'wall.point'> = async ({ screenId, address }, context) => {
  const { parts, who } = context
  const wall = await linked(screenId, context)
  if (!('name' in wall)) return wall
  const asked = figureAsked(address)
  if (asked === null) return refuse('这个地址不是数字的地址，请从数字的来源里打开。', screenId)
  const told = await openFigures(parts).figure(asked, who)
  if ('refused' in told) return refuse(told.refused, screenId)
  const before = parts.walls.standing(screenId)
  return {
    on: screenId,
    detail: { name: wall.name, indicator: told.id, address: told.address },
    effects: [],
    result: { replaced: before !== null && before.byId !== who.id },
  }
}

/** Closes what is open on a wall by order; where nothing is, it stays so. */
export const unpoint: Decide<'wall.unpoint'> = async ({ screenId }, context) => {
  const wall = await wallOf(screenId, context.who, context.parts)
  if (wall === null) return refuse('没有这块大屏，或已撤销。', screenId)
  if (context.parts.walls.standing(screenId) === null) return refuse('这块大屏上没有打开的数字，或已收起。', screenId)
  return { on: screenId, detail: { name: wall.name }, effects: [] }
}

import { plainText } from '../../briefing/composed.ts'
import { plans } from '../../briefing/index.ts'
import type { BriefingBlock } from '../../contract/briefing.ts'
import { districtIso } from '../../contract/time.ts'
import { scrub } from '../../identity/scrub.ts'
import { newId } from '../../identity/tokens.ts'
import { insertBriefing, lastBriefing, listBriefings, type BriefingEdition } from '../../journal/briefings.ts'
import { namesOf } from '../../journal/tasks.ts'
import { withdrawnSentence } from '../briefing-editions.ts'
import { seesBriefing } from '../briefings-seen.ts'
import { refuse, type Context, type Decide, type Decision } from './order.ts'

/** More than this by one person is a mistake of somebody’s script. */
const MOST = 200
const NONE = '没有这份汇报，或不对您公开。'

/** Text as it is kept: nobody to call or look up in it, nothing that steers a screen. */
const kept = (text: string) => scrub(plainText(text))

function keptBlock(block: BriefingBlock): BriefingBlock {
  if (block.is === 'text') return { is: 'text', text: kept(block.text) }
  return block.is === 'page' || block.is === 'map' ? { ...block, title: kept(block.title) } : block
}

/**
 * The briefing that an order is about, or why it cannot be: none, not for him, withdrawn, or written anew meanwhile, by whom and when.
 * With `again` its author goes on from a withdrawn one.
 */
async function standing(
  {
    id,
    basedOn,
    again = false,
  }: { readonly id: string; readonly basedOn: number | undefined; readonly again?: boolean },
  { parts, who }: Context,
): Promise<BriefingEdition | Decision> {
  if (plans.some((plan) => plan.id === id)) return refuse('系统自带的汇报不能修改，可以另存一份。', id)
  const last = await lastBriefing(parts.db, id)
  if (!last || !seesBriefing(last, who)) return refuse(NONE, id)
  if (last.state !== 'standing' && !(again && last.author === who.id && basedOn === last.edition)) {
    const shown = `${await withdrawnSentence(parts.db, last)}起草人可以在各版历史中重新取用。`
    return { refused: '这份汇报已撤回。', code: 'conflict', on: id, shown }
  }
  if (basedOn === last.edition) return last
  const name = (await namesOf(parts.db, [last.by])).get(last.by) ?? '他人'
  const when = districtIso(last.at).slice(0, 16).replace('T', ' ')
  const refused = `这份汇报现在是第 ${last.edition} 版，请重新打开后再改。`
  return {
    refused,
    code: 'conflict',
    on: id,
    shown: `${name}已于 ${when} 写成第 ${last.edition} 版，请重新打开后再改。`,
  }
}

/** A briefing, or its next edition; the earlier ones stay. */
export const save: Decide<'briefing.save'> = async (order, context) => {
  const { parts, who, now } = context
  const { seenBy } = order
  const title = kept(order.title)
  const blocks = order.blocks.map((block) => keptBlock(block))
  const texts = blocks.flatMap((block) => (block.is === 'text' ? [block.text] : 'title' in block ? [block.title] : []))
  if (title === '' || texts.includes('')) return refuse('标题和正文不能只有不可见的字符。', order.briefingId)
  let last: BriefingEdition | null = null
  if (order.briefingId !== undefined) {
    const found = await standing({ id: order.briefingId, basedOn: order.basedOn, again: true }, context)
    if ('refused' in found || !('edition' in found)) return found
    last = found
    if (seenBy === 'me' && last.author !== who.id)
      return refuse('只有起草人可以把汇报改为仅自己可见。', order.briefingId)
  } else if ((await listBriefings(parts.db, { id: who.id, seenBy: [] }, MOST)).length >= MOST)
    return refuse(`您编写的汇报已有 ${MOST} 份，请先撤回不用的。`)
  const id = last?.id ?? newId('briefing')
  const edition = (last?.edition ?? 0) + 1
  const row = { id, edition, title, blocks: JSON.stringify(blocks), seenBy, state: 'standing' }
  return {
    on: id,
    // What is written stands in the edition; a private one is nobody’s to read in the audit.
    detail: { edition, seenBy, blocks: blocks.length },
    effects: [insertBriefing({ ...row, author: last?.author ?? who.id, by: who.id, at: now })],
    result: { briefingId: id, edition },
  }
}

/** It is over for every reader; its editions stay in the table. */
export const withdraw: Decide<'briefing.withdraw'> = async ({ briefingId, basedOn }, context) => {
  const last = await standing({ id: briefingId, basedOn }, context)
  if ('refused' in last || !('edition' in last)) return last
  const row = { ...last, edition: last.edition + 1, blocks: '[]', state: 'withdrawn' }
  return {
    on: briefingId,
    detail: { edition: row.edition },
    effects: [insertBriefing({ ...row, by: context.who.id, at: context.now })],
  }
}

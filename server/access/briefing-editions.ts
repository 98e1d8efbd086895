import { changeOf } from '../briefing/edition-change.ts'
import type { BriefingBlock, EditionsTold, EditionTold } from '../contract/briefing.ts'
import { districtIso } from '../contract/time.ts'
import type { Refusal, Who } from '../gateway/access.ts'
import { editionsBefore, lastBriefing, type BriefingEdition } from '../journal/briefings.ts'
import { namesOf } from '../journal/tasks.ts'
import { isAuthor, mayWrite, seesBriefing } from './briefings-seen.ts'
import type { AccessParts } from './parts.ts'

/** Editions told at once. Each is at most 60 blocks and 100,000 characters. */
const MOST = 20
/** Any edition there may be comes before it. */
const LAST = 2_147_483_647

type Db = AccessParts['db']

const writtenOf = ({ title, seenBy, blocks }: BriefingEdition) => ({
  ...{ title, seenBy },
  blocks: JSON.parse(blocks) as BriefingBlock[],
})
const sameWords = (one: BriefingEdition, other: BriefingEdition) =>
  one.state === other.state && one.title === other.title && one.blocks === other.blocks

/** That it was withdrawn, by whom and when, for whoever could read it until then. */
export async function withdrawnSentence(db: Db, { by, at }: Pick<BriefingEdition, 'by' | 'at'>): Promise<string> {
  const name = (await namesOf(db, [by])).get(by) ?? '起草单位'
  return `这份汇报已由${name}于 ${districtIso(at).slice(0, 16).replace('T', ' ')} 撤回。`
}

/** One edition against the last one before it that stood. */
function toldOf(
  row: BriefingEdition,
  earlier: readonly BriefingEdition[],
  { name, seen }: { readonly name: string; readonly seen: (row: BriefingEdition) => boolean },
): EditionTold {
  const before = earlier.find(({ state }) => state === 'standing')
  const stands = row.state === 'standing'
  const same = stands ? earlier.find((each) => seen(each) && sameWords(each, row)) : undefined
  return {
    ...{ edition: row.edition, title: row.title, by: name, at: row.at },
    state: stands ? 'standing' : 'withdrawn',
    seenBy: row.seenBy as EditionTold['seenBy'],
    blocks: (JSON.parse(row.blocks) as BriefingBlock[]).length,
    change: stands && before ? changeOf(writtenOf(before), writtenOf(row)) : null,
    sameAs: same && same !== before ? same.edition : null,
  }
}

/** How a composed briefing came to be, for whoever reads it; of a withdrawn one for its author. Null: none, or not for him. */
export async function editionsOf(
  db: Db,
  id: string,
  before: number | undefined,
  who: Who,
): Promise<EditionsTold | Refusal | null> {
  const last = await lastBriefing(db, id)
  if (!last || !seesBriefing(last, who)) return null
  if (last.state !== 'standing' && !isAuthor(last, who))
    return { refused: await withdrawnSentence(db, last), status: 410 }
  // One more than is told: what it changed is said against it.
  const rows = await editionsBefore(db, id, before ?? LAST, MOST + 1)
  // What was written for fewer readers stays with them.
  const seen = (row: BriefingEdition) => seesBriefing(row, who)
  const shown = rows.slice(0, MOST).filter(seen)
  const names =
    who.kind === 'person' ? await namesOf(db, [...new Set(shown.map(({ by }) => by))]) : new Map<string, string>()
  return {
    ...{ id, title: last.title, newest: last.edition, mayEdit: mayWrite(who) },
    state: last.state === 'standing' ? 'standing' : 'withdrawn',
    items: shown.map((row) => toldOf(row, rows.slice(rows.indexOf(row) + 1), { name: names.get(row.by) ?? '', seen })),
    next: rows.length > MOST ? rows[MOST - 1]!.edition : null,
  }
}

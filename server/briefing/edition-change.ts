import type { BriefingBlock, EditionChange } from '../contract/briefing.ts'

/** What of an edition is compared with the one before it. */
export interface Written {
  readonly title: string
  readonly seenBy: string
  readonly blocks: readonly BriefingBlock[]
}

const count = <Each>(all: readonly Each[], is: (each: Each) => boolean) => all.reduce((sum, each) => sum + +is(each), 0)

/** Lengths of the longest common run of blocks from each pair of places on; both lists are short (60 blocks at most). */
function commons(before: readonly string[], after: readonly string[]): number[][] {
  const table = Array.from({ length: before.length + 1 }, () => Array.from({ length: after.length + 1 }, () => 0))
  for (let i = before.length - 1; i >= 0; i -= 1)
    for (let j = after.length - 1; j >= 0; j -= 1)
      table[i]![j] = before[i] === after[j] ? table[i + 1]![j + 1]! + 1 : Math.max(table[i + 1]![j]!, table[i]![j + 1]!)
  return table
}

/** Blocks that are in one list only, in their order; those that both have in another order count as moved. */
function parted(before: readonly string[], after: readonly string[]) {
  const table = commons(before, after)
  const [gone, come]: [string[], string[]] = [[], []]
  let [i, j] = [0, 0]
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) [i, j] = [i + 1, j + 1]
    else if (j >= after.length || (i < before.length && table[i + 1]![j]! >= table[i]![j + 1]!)) gone.push(before[i++]!)
    else come.push(after[j++]!)
  }
  let moved = 0
  for (const block of [...come]) {
    const at = gone.indexOf(block)
    if (at === -1) continue
    gone.splice(at, 1)
    come.splice(come.indexOf(block), 1)
    moved += 1
  }
  return { gone, come, moved }
}

const kindOf = (block: string) => (JSON.parse(block) as BriefingBlock).is

/** What one edition changed of the one before it: a block gone and one of its kind come in its stead is a changed one. */
export function changeOf(before: Written, after: Written): EditionChange {
  const texts = ({ blocks }: Written) => blocks.map((block) => JSON.stringify(block))
  const { gone, come, moved } = parted(texts(before), texts(after))
  const kinds = [...new Set(gone.map(kindOf))]
  const changed = kinds.reduce((sum, kind) => {
    const of = (all: readonly string[]) => count(all, (each) => kindOf(each) === kind)
    return sum + Math.min(of(gone), of(come))
  }, 0)
  return {
    ...{ added: come.length - changed, removed: gone.length - changed, changed, moved },
    ...{ title: before.title !== after.title, seenBy: before.seenBy !== after.seenBy },
  }
}

import type { Run, Sheet } from '@contract/documents.ts'

type Field = Sheet['fields'][number]

/** Fields of a paper as rows of its table: two beside each other, a broad one by itself. */
export function rowsOf(fields: readonly Field[]): Field[][] {
  const rows: Field[][] = []
  for (const field of fields) {
    const open = rows.at(-1)
    if (!field.broad && open?.length === 1 && open[0]?.broad === false) open.push(field)
    else rows.push([field])
  }
  return rows
}

/** Places of particulars on a paper, each once, in their order. */
export function placesOf({ addressee, paragraphs, fields }: Sheet): string[] {
  const runs: Run[] = [addressee, ...paragraphs.map((each) => each.runs), ...fields.map((each) => each.runs)].flat()
  return [...new Set(runs.flatMap((run) => ('personal' in run ? [run.personal] : [])))]
}

/** Name by which a place is unmasked: `complainant.phone` → `phone`. */
export const fieldOf = (place: string) => place.replace(/^complainant\./, '')

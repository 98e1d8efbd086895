import { z } from 'zod'

/*
 * Official papers of a matter, filled in as far as the record knows, and short replies to its complainant. A particular of a
 * person is never text in them: its place is named, and whoever may unmask fills it in on his own screen.
 */

const wording = z.strictObject({ zh: z.string(), en: z.string() })
export type Worded = Readonly<z.infer<typeof wording>>

/** A piece of a line on a paper. */
export const run = z.union([
  z.strictObject({ text: z.string() }),
  /** Left to the hand: what belongs there, how much room it takes, and what the record proposes. */
  z.strictObject({
    blank: z.string(),
    room: z.enum(['short', 'line', 'lines']),
    given: z.string().optional(),
  }),
  /** Place of a particular, such as `complainant.name`. */
  z.strictObject({ personal: z.string() }),
])
export type Run = Readonly<z.infer<typeof run>>
const runs = z.array(run)

export const sheet = z.strictObject({
  name: z.string(),
  title: z.string(),
  /** Who issues it, above the title. */
  heading: z.string(),
  number: runs,
  /** Empty: a register or an agreement, which is addressed to nobody. */
  addressee: runs,
  paragraphs: z.array(z.strictObject({ as: z.enum(['text', 'item']), runs })),
  fields: z.array(z.strictObject({ label: z.string(), runs, broad: z.boolean() })),
  signature: z.strictObject({
    /** Null: nobody seals it. */
    unit: z.string().nullable(),
    date: runs,
    /** Who else signs by hand. */
    parties: z.array(z.string()),
  }),
  attachments: z.array(runs),
})
export type Sheet = z.infer<typeof sheet>

const entry = z.strictObject({
  name: z.string(),
  title: wording,
  /** What it rests on under the matter's procedure; null where no article was read for it. */
  article: z.string().nullable(),
  /** Why there is none now; null: there is. */
  why: wording.nullable(),
})
/** GET /api/v1/matters/{id}/documents */
export const documentsAnswer = z.strictObject({
  id: z.string(),
  complaintId: z.string(),
  state: z.string(),
  /** `number`: as the official list of 2026 counts them. */
  documents: z.array(entry.extend({ number: z.string() })),
  /** `text`: null where there is none now. */
  replies: z.array(entry.extend({ text: z.string().nullable(), notes: z.array(wording) })),
})
export type DocumentsAnswer = z.infer<typeof documentsAnswer>

/** GET /api/v1/matters/{id}/documents/{name} */
export const documentAnswer = z.strictObject({
  complaintId: z.string(),
  sheet,
  /** For whoever prints it, never on the paper. */
  notes: z.array(wording),
  /** Particulars of the sheet as the desk may see them, by their place; empty for whoever may not read the complaint. */
  masks: z.record(z.string(), z.string()),
})
export type DocumentAnswer = z.infer<typeof documentAnswer>

import type { Run, Sheet } from '../contract/documents.ts'
import { districtDay } from '../contract/time.ts'
import type { Context } from './context.ts'
import type { Document } from './document.ts'

type Piece = string | Run
export type Paragraph = Sheet['paragraphs'][number]
export type Field = Sheet['fields'][number]

/** Plain words as runs; empty ones are left out. */
export const line = (...pieces: readonly Piece[]): Run[] =>
  pieces.flatMap((each) => (typeof each !== 'string' ? [each] : each === '' ? [] : [{ text: each }]))
export const paragraph = (...pieces: readonly Piece[]): Paragraph => ({ as: 'text', runs: line(...pieces) })
export const item = (...pieces: readonly Piece[]): Paragraph => ({ as: 'item', runs: line(...pieces) })

type Room = Extract<Run, { blank: string }>['room']
/** A place for the hand; `given` is what the record says and the officer may change. */
export const blank = (label: string, room: Room = 'short', given?: string | null): Run => ({
  blank: label,
  room,
  ...(typeof given === 'string' && given !== '' && { given }),
})
/** An officer's note as a sentence of a paper: with its full stop. */
export const sentence = (note: string | undefined) =>
  note === undefined || /[。！？；]$/.test(note) ? note : `${note}。`
/** What is known as text, what is not as a blank. */
export const known = (value: string | null, label: string, room: Room = 'line'): Run =>
  value === null || value === '' ? blank(label, room) : { text: value }

/** The place of a particular that was told; a blank where it was not, or is destroyed. */
export const personal = ({ personal: kept }: Context, field: string, label: string, room: Room = 'line'): Run =>
  kept.has(field) ? { personal: `complainant.${field}` } : blank(label, room)

export const field = (label: string, ...pieces: readonly Piece[]): Field => ({
  label,
  runs: line(...pieces),
  broad: false,
})
export const broad = (label: string, ...pieces: readonly Piece[]): Field => ({
  ...field(label, ...pieces),
  broad: true,
})

/** A district day as papers write it: `2026年6月1日`. */
export function dayText(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
/** The same of a moment, epoch ms. */
export const dateText = (at: number) => dayText(districtDay(at))
/** A date that nobody recorded. */
export const dateByHand = (): Run[] => line(blank('年'), '年', blank('月'), '月', blank('日'), '日')

/** Yuan as papers write it, to the fen where there are any. */
export const yuanText = (yuan: number) => `${Number.isInteger(yuan) ? yuan : yuan.toFixed(2)}元`

/**
 * Number of a paper: year of the step it documents, word of the form, number of the matter; from the second round on which
 * round. No counter is kept, so the same paper has the same number whenever and wherever it is printed.
 */
export function numberOf({ matter, mark }: Context, word: string, at: number | null): Run[] {
  const round = matter.round > 1 ? `-${matter.round}` : ''
  const year: Piece = at === null ? blank('年份') : districtDay(at).slice(0, 4)
  return line(`${mark}〔`, year, '〕', `${word}第${matter.id}${round}号`)
}

type Parts = Partial<Pick<Sheet, 'addressee' | 'paragraphs' | 'fields' | 'attachments'>>

/** A whole paper. `at`: the step it documents (epoch ms), or null; `word`: its word in the number; `parties`: who signs by hand. */
export function sheetOf(
  form: Pick<Document, 'name' | 'title'>,
  context: Context,
  { word, at, parties = [], sealed = true }: { word: string; at: number | null; parties?: string[]; sealed?: boolean },
  { addressee = [], paragraphs = [], fields = [], attachments = [] }: Parts,
): Sheet {
  return {
    name: form.name,
    title: form.title.zh,
    heading: context.unit,
    number: numberOf(context, word, at),
    addressee,
    paragraphs,
    fields,
    signature: { unit: sealed ? context.unit : null, date: at === null ? dateByHand() : line(dateText(at)), parties },
    attachments,
  }
}

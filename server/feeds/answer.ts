import { z } from 'zod'
import type { Reading, Telling } from '../contract/telling.ts'
import type { RejectedRow, RowVerdict, Stream } from './feed.ts'

/** A source's clock may run ahead of ours by this much; a reading beyond would hide every true one after it. */
export const AHEAD_MS = 10 * 60_000

/** No honest row is nested deeper; a deeper one would overflow whoever walks it later, the journal among them. */
const MOST_DEPTH = 64

/** One good answer of one path, row by row. */
export interface Page {
  readonly rows: number
  readonly tellings: readonly Telling[]
  readonly readings: readonly Reading[]
  readonly rejections: readonly RejectedRow[]
  /** Where to go on; null for a rolling sample. */
  readonly cursor: string | null
  readonly more: boolean
}

/** The answer is JSON and still not what was agreed; `message` says so to the operator. */
export class AnswerFault extends Error {
  override readonly name = 'AnswerFault'
}

const ending = z.looseObject({ next: z.string().max(1_000), more: z.boolean() })

/** Reads an answer. Throws AnswerFault when there is no list in it; a bad row only rejects itself. */
export function readAnswer(stream: Stream, json: unknown, now: number): Page {
  const list = isRecord(json) ? json[stream.list] : undefined
  if (!Array.isArray(list)) throw new AnswerFault(`回答里没有“${stream.list}”列表`)
  const end = stream.limit === null ? { next: null, more: false } : readEnding(json)
  const tellings: Telling[] = []
  const readings: Reading[] = []
  const rejections: RejectedRow[] = []
  for (const [index, row] of list.entries()) {
    const verdict = verdictOn(stream, row as unknown, index, now)
    if (verdict.is === 'telling') tellings.push(verdict.telling)
    else if (verdict.is === 'reading') readings.push(verdict.reading)
    else rejections.push(verdict.rejection)
  }
  return { rows: list.length, tellings, readings, rejections, cursor: end.next, more: end.more }
}

function readEnding(json: unknown) {
  const end = ending.safeParse(json)
  if (end.success) return end.data
  throw new AnswerFault('回答里没有“next”游标或“more”标志，无法接着问')
}

function verdictOn(stream: Stream, raw: unknown, index: number, now: number): RowVerdict {
  const reject = (pointer: string, message: string, kept = raw): RowVerdict => {
    return { is: 'rejected', rejection: { index, id: null, pointer, message, raw: kept } }
  }
  if (deeperThan(raw, MOST_DEPTH)) return reject('', `嵌套超过 ${MOST_DEPTH} 层，未保留原文`, null)
  try {
    const verdict = stream.read(raw, index)
    if (verdict.is === 'reading' && verdict.reading.at > now + AHEAD_MS) {
      return reject('/at', `时间比本系统晚 ${Math.round((verdict.reading.at - now) / 60_000)} 分钟，请校准来源的时钟`)
    }
    return verdict
  } catch (error) {
    // A fault of ours in reading one row: the row is kept for replay, the rest goes on, and the sentence shows it.
    return reject('', `读这一行时程序出错：${error instanceof Error ? error.message : String(error)}`)
  }
}

function deeperThan(value: unknown, most: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return most === 0 || Object.values(value).some((inner) => deeperThan(inner, most - 1))
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

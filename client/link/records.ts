import { pageOf } from '../picture/query.ts'
import { recordOf, type RecordSource } from '../picture/record.ts'
import { ask } from './ask.ts'

const PAGE = 50

interface Listed {
  readonly items: readonly Readonly<Record<string, unknown>>[]
  readonly next: string | null
  readonly total: number
}

/** Records as the server lists them. */
export const serverRecords = (base: string): RecordSource => ({
  async page(path, cursor, signal) {
    const { items, next, total } = await ask<Listed>(base, pageOf(path, PAGE, cursor), signal)
    return { items: items.map(recordOf), next, total }
  },
  one: (path, signal) => ask<Readonly<Record<string, unknown>>>(base, path, signal),
})

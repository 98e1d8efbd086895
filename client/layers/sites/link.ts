import type { Answer, Ask, Found, Painted } from './protocol.ts'
import type { Look } from './paint.ts'
import type { SiteColumns } from '@contract/picture.ts'
import { transferable } from './mercator.ts'

/** The map's end of the worker: numbered asks, answers by callback, nothing kept for what was forgotten. */
export class SitesLink {
  private readonly worker = new Worker(new URL('./sites.worker.ts', import.meta.url), { type: 'module' })
  private readonly tiles = new Map<number, (painted: Painted) => void>()
  private readonly finds = new Map<number, (found: Found | null) => void>()
  private ticket = 0
  private serial = 0

  private readonly loaded: (serial: number) => void

  constructor(loaded: (serial: number) => void) {
    this.loaded = loaded
    this.worker.onmessage = (message: MessageEvent<Answer>) => this.hear(message.data)
    this.worker.onerror = (problem) =>
      reportError(new Error(`The worker that draws the sites stopped: ${problem.message}`))
  }

  load(columns: SiteColumns): number {
    const { kind, x, y } = transferable(columns)
    const serial = ++this.serial
    this.tell({ ask: 'load', serial, kinds: columns.kinds, kind, x, y }, [kind.buffer, x.buffer, y.buffer])
    return serial
  }

  look(look: Look): void {
    this.tell({ ask: 'look', look })
  }

  /** Asks for one tile; the ticket takes the ask back. */
  tile(zoom: number, x: number, y: number, done: (painted: Painted) => void): number {
    const ticket = ++this.ticket
    this.tiles.set(ticket, done)
    this.tell({ ask: 'tile', ticket, zoom, x, y })
    return ticket
  }

  forget(ticket: number): void {
    if (this.tiles.delete(ticket)) this.tell({ ask: 'forget', ticket })
  }

  find(zoom: number, x: number, y: number, reach: number): Promise<Found | null> {
    const ticket = ++this.ticket
    return new Promise((resolve) => {
      this.finds.set(ticket, resolve)
      this.tell({ ask: 'find', ticket, zoom, x, y, reach })
    })
  }

  close(): void {
    this.worker.terminate()
    this.tiles.clear()
    for (const resolve of this.finds.values()) resolve(null)
    this.finds.clear()
  }

  private tell(ask: Ask, give: Transferable[] = []): void {
    this.worker.postMessage(ask, give)
  }

  private hear(answer: Answer): void {
    if (answer.answer === 'loaded') this.loaded(answer.serial)
    else if (answer.answer === 'found') {
      this.finds.get(answer.ticket)?.(answer.found)
      this.finds.delete(answer.ticket)
    } else {
      const done = this.tiles.get(answer.ticket)
      this.tiles.delete(answer.ticket)
      if (done !== undefined) done(answer.painted)
      else if (answer.painted !== null && 'bitmap' in answer.painted) answer.painted.bitmap.close()
    }
  }
}

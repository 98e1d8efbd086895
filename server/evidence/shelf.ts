import { createHash } from 'node:crypto'
import { Transform } from 'node:stream'

/** Where whole files of evidence lie, by their SHA-256 (hex): a folder, or an S3-compatible store. */
export interface Shelf {
  /** Puts the file at `path` there, whole and proved by its hash, or rejects and leaves nothing that counts. `path` may be moved away. */
  put(hash: string, type: string, path: string): Promise<void>
  /** The file, checked as it is read; null: it is not there. Rejects with EvidenceAway when nobody can say. */
  read(hash: string): Promise<Transform | null>
  has(hash: string): Promise<boolean>
  /** Takes it away; nothing happens when it is not there. */
  remove(hash: string): Promise<void>
}

/** The store of evidence does not answer; nothing was kept, and nothing that was kept is lost. */
export class EvidenceAway extends Error {
  override readonly name = 'EvidenceAway'
  constructor(cause: unknown) {
    super('证据库暂时连不上，文件没有保存；请稍后再试，手机上的不会丢。', { cause })
  }
}

/** What lies there is not what was put there. */
export class EvidenceBroken extends Error {
  override readonly name = 'EvidenceBroken'
  constructor(hash: string) {
    super(`证据 ${hash.slice(0, 12)} 的内容与它的校验值不符：已损坏或被改动，请从备份恢复。`)
  }
}

/** Passes a file on and fails before its last piece when it is not what its hash says: half a file may come out, a wrong one never whole. */
export function checked(hash: string): Transform {
  const sum = createHash('sha256')
  let held: Buffer | null = null
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      sum.update(piece)
      const before = held
      held = piece
      done(null, before ?? undefined)
    },
    flush(done) {
      if (sum.digest('hex') !== hash) return done(new EvidenceBroken(hash))
      done(null, held ?? undefined)
    },
  })
}

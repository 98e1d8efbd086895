import { SealBroken, WRAPPED_BYTES } from './gcm.ts'

const VERSION = 1

interface Packed {
  readonly kek: string
  readonly wrapped: Buffer
  readonly sealed: Buffer
}

/** Puts a sealed value into one buffer: version, length of the key's name, name, wrapped key, sealed value. */
export function packText({ kek, wrapped, sealed }: Packed): Buffer {
  const name = Buffer.from(kek)
  return Buffer.concat([Buffer.of(VERSION, name.length), name, wrapped, sealed])
}

/** Takes the buffer apart again; throws SealBroken when it is none of ours. */
export function unpackText(bytes: Buffer): Packed {
  const named = 2 + (bytes[1] ?? 0)
  if (bytes[0] !== VERSION || bytes.length <= named + WRAPPED_BYTES)
    throw new SealBroken('密封的内容不完整或版本不认识：请核对数据是否完好，必要时从备份恢复。')
  return {
    kek: bytes.toString('utf8', 2, named),
    wrapped: bytes.subarray(named, named + WRAPPED_BYTES),
    sealed: bytes.subarray(named + WRAPPED_BYTES),
  }
}

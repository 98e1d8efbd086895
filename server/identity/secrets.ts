import { hkdfSync } from 'node:crypto'
import { outsideWords } from './guessed-words.ts'
import { easyShare, periodOf } from './patterns.ts'

const SHORTEST = 32
/** 32 random hexadecimal digits have fewer than this many different ones about once in a hundred million. */
const DISTINCT = 8
/** Of a random secret hardly anything is a word; of a sentence hardly anything is not. */
const OUTSIDE_WORDS = 16
const REMEDY = '请用 openssl rand -base64 32 生成一个，再启动'

function weakness(value: string): string | null {
  if (value.length < SHORTEST) return `只有 ${value.length} 个字符，至少要 ${SHORTEST} 个`
  if (new Set(value).size < DISTINCT) return '只用了很少几种字符'
  if (periodOf(value) <= value.length / 2) return '由同一段字符重复而成'
  if (easyShare(value) > 0.5) return '是顺序字符'
  return outsideWords(value) < OUTSIDE_WORDS ? '由常见的词组成' : null
}

/** Why a secret of the environment will not do, as a sentence that tells how to make one, or null. Never says the value. */
export function weakSecret(name: string, value: string | undefined): string | null {
  if (value === undefined || value.trim() === '') return `没有设置 ${name}：${REMEDY}。`
  const why = weakness(value.trim())
  return why === null ? null : `${name} 太弱（${why}），容易被猜到：${REMEDY}。`
}

/** A key of 32 bytes for one purpose (HKDF-SHA256, RFC 5869): one secret, and no two purposes share a key. */
export const deriveKey = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `qianshao/${purpose}`, 32))

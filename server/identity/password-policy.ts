import { isCommon } from './guessed-words.ts'
import { easyShare, periodOf } from './patterns.ts'

export const SHORTEST_PASSWORD = 12
export const LONGEST_PASSWORD = 200
/** More than this share of steps to a neighbouring key is a sequence with something stuck to it. */
const EASY = 0.65

const kindsIn = (text: string) =>
  [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u].filter((kind) => kind.test(text)).length

const plain = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s/g, '')

/** Why a password will not do, as a sentence, or null. Length counts characters, Chinese ones are of the fourth kind (GB/T 22239-2019, 8.1.4.1 a). */
export function policyFault(
  password: string,
  { user, name }: { readonly user: string; readonly name: string },
): string | null {
  // Looked at before anything that takes time in its length.
  if (password.length > 4 * LONGEST_PASSWORD) return `密码最多 ${LONGEST_PASSWORD} 个字符，请缩短。`
  const text = password.normalize('NFKC')
  const { length } = [...text]
  if (length < SHORTEST_PASSWORD) return `密码至少 ${SHORTEST_PASSWORD} 个字符，现在是 ${length} 个，请加长。`
  if (length > LONGEST_PASSWORD) return `密码最多 ${LONGEST_PASSWORD} 个字符，请缩短。`
  if (kindsIn(text) < 3) return '密码要含大写字母、小写字母、数字、其他字符中的至少三类，请补上。'
  const bare = plain(text)
  if ([user, name].map(plain).some((each) => each.length >= 2 && bare.includes(each)))
    return '密码里不能有账号或姓名，请换一个。'
  const piece = bare.slice(0, periodOf(bare))
  if (piece.length <= bare.length / 2) return '密码不能由同一段字符重复而成，请换一个。'
  if (easyShare(bare) > EASY) return '密码不能是字母、数字或键盘上的顺序，请换一个。'
  return isCommon(text) ? '这是常见的密码或其变形，很容易被猜到，请换一个。' : null
}

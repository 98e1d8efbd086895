import { digitsOf } from './digits.ts'
import { shownAs } from './numbers.ts'

/** In the place of whatever has no shape of its own. */
export const MASK = '＊＊'

const COMPOUND =
  /^(?:欧阳|歐陽|太史|端木|上官|司马|司馬|东方|東方|独孤|獨孤|南宫|南宮|万俟|萬俟|闻人|聞人|夏侯|诸葛|諸葛|尉迟|尉遲|公羊|赫连|赫連|澹台|澹臺|皇甫|宗政|濮阳|濮陽|公冶|太叔|申屠|公孙|公孫|慕容|仲孙|仲孫|钟离|鍾離|长孙|長孫|宇文|司徒|鲜于|鮮于|司空|闾丘|閭丘|子车|亓官|司寇|巫马|公西|颛孙|壤驷|公良|漆雕|乐正|宰父|谷梁|拓跋|夹谷|轩辕|令狐|段干|百里|呼延|东郭|南门|羊舌|微生|公户|公玉|梁丘|左丘|东门|西门|第五)/u

/** A surname or first letter and two stars: 张** , 欧阳** , L** (complaints, 2.7). */
export function maskName(name: string): string {
  const text = name.normalize('NFKC').trim()
  const compound = COMPOUND.exec(text)?.[0]
  // Two characters are a surname and a name, even where the two of them would be a surname.
  if (compound !== undefined && text.length > compound.length) return `${compound}**`
  const first = /^\p{L}/u.exec(text)?.[0]
  return first === undefined || (digitsOf(first) !== '' && text.length > 4) ? MASK : `${first}**`
}

const digitsIn = (text: string) => [...text].map(digitsOf).join('')

/** 138****1234; of a landline the area code; of anything else nothing. */
export function maskPhone(phone: string): string {
  const digits = digitsIn(phone).replace(/^0{0,2}86(?=1\d{10}$)/, '')
  if (/^1[3-9]\d{9}$/.test(digits)) return shownAs('mobile', digits)
  return /^0\d{9,11}$/.test(digits) ? shownAs('landline', digits) : MASK
}

/** First three and last place of an identity number of 15 or 18 places; of a shorter one (a passport) nothing. */
export function maskId(id: string): string {
  const text = id.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')
  return text.length >= 15 && text.length <= 20 ? shownAs('identity', text.toUpperCase()) : MASK
}

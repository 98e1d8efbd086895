import { MASK } from './mask-shapes.ts'

/** What names a road, an estate or a door: no part that is shown may hold one. */
const PART =
  '(?:(?![路号弄巷栋幢座室苑]|大道|胡同|[花家嘉公业]园|小区|单元|公寓|大厦|广场|市场|街(?!道))\\p{Script=Han})'
const upTo = (longest: number, ends: string) => `(?:${PART}{1,${longest}}?(?:${ends})(?![路街巷弄]|大道))?`
/** Parts of an address from the whole country down to the community, each of which may be missing. */
const COMMUNITY = new RegExp(
  '^(?:中国)?' +
    upTo(6, '省|自治区|特别行政区') +
    upTo(8, '(?<![超门夜])市(?![场部])|自治州|地区|盟') +
    upTo(6, '(?<![小社厂校院园片宿舍活住宅业景])区|县|旗') +
    upTo(8, '街道(?:办事处|办)?|镇|乡') +
    upTo(12, '社区|村民?委会|居民?委会|村(?!社区|民?委会)'),
  'u',
)

/**
 * An address without road and door: `community` keeps what comes before them, down to the community or village; `none` keeps
 * nothing. What cannot be told apart is hidden (complaints, 2.7: community level; PIPL art. 6, 51).
 */
export function maskAddress(address: string, level: 'community' | 'none'): string {
  if (level === 'none') return MASK
  const text = address
    .slice(0, 400)
    .normalize('NFKC')
    .replace(/[\s,，、-]/g, '')
  const shown = COMMUNITY.exec(text)?.[0] ?? ''
  if (shown === '') return MASK
  return shown === text ? shown : shown + MASK
}

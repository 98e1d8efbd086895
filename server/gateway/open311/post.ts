import { attributes, kinds, LONGEST_NAME, MOST_YUAN, wishes, type OpenKind } from './attributes.ts'
import { codes, OpenRefusal, unfit, type OpenError } from './errors.ts'
import { numberAt, textAt, type Parameters } from './parameters.ts'
import { serviceOf, type Service } from './problem-classes.ts'

/** A submission as it was posted, read and sound as far as the standard goes. Degrees WGS-84, amount in yuan. */
export interface Posted {
  readonly service: Service
  readonly kind: OpenKind
  readonly respondent: string
  readonly amount: number | undefined
  readonly wish: string | undefined
  readonly position: { readonly lng: number; readonly lat: number } | null
  readonly address: string | undefined
  /** Number of a site in the register. */
  readonly addressId: string | undefined
  readonly description: string | undefined
  readonly name: string | undefined
  readonly phone: string | undefined
  readonly email: string | undefined
  readonly accountId: string | undefined
  readonly deviceId: string | undefined
  readonly mediaUrl: string | undefined
}

/** The standard's own bound of a description. */
const LONGEST_WORDS = 4_000

/** `attribute[code]=value`, nested by whoever parsed the form, or flat as a JSON body may have it. */
function attributesIn(parameters: Parameters): Parameters {
  const nested = parameters.attribute
  const flat = Object.entries(parameters).flatMap(([name, value]) => {
    const code = /^attribute\[(\w{1,40})\]$/.exec(name)?.[1]
    return code === undefined ? [] : [[code, value] as const]
  })
  return { ...(typeof nested === 'object' ? nested : null), ...Object.fromEntries(flat) }
}

/** One attribute; a list of one value, `attribute[code][]=value`, is that value. */
function attributeAt(given: Parameters, code: string, most: number): string | undefined {
  const told = given[code]
  return textAt({ [code]: Array.isArray(told) && told.length === 1 ? (told[0] as unknown) : told }, code, most)
}

function chosen<Key extends string>(given: Parameters, code: string, among: readonly Key[]): Key | undefined {
  const told = attributeAt(given, code, 60)
  if (told === undefined || (among as readonly string[]).includes(told)) return told as Key | undefined
  throw unfit(codes.attributeUnfit, `attribute[${code}] 只能是 ${among.join('、')}。`)
}

function positionIn(parameters: Parameters): Posted['position'] {
  const lat = numberAt(parameters, 'lat', -90, 90)
  const lng = numberAt(parameters, 'long', -180, 180)
  return lat === undefined || lng === undefined ? null : { lng, lat }
}

function nameIn(parameters: Parameters): string | undefined {
  const first = textAt(parameters, 'first_name', 90)
  const last = textAt(parameters, 'last_name', 90)
  if (first === undefined || last === undefined) return last ?? first
  return /\p{Script=Han}/u.test(last + first) ? `${last}${first}` : `${first} ${last}`
}

function linkIn(parameters: Parameters): string | undefined {
  const link = textAt(parameters, 'media_url', 1_000)
  if (link !== undefined && !/^https?:\/\/\S+$/i.test(link))
    throw unfit(codes.parameterUnfit, 'media_url 应是以 http:// 或 https:// 开头的地址。')
  return link
}

/** Collects every fault, so that whoever writes a client mends them in one go. */
function collect<Shape extends Readonly<Record<string, () => unknown>>>(readers: Shape) {
  const errors: OpenError[] = []
  const read = Object.entries(readers).map(([name, reader]) => {
    try {
      return [name, reader()] as const
    } catch (error) {
      if (!(error instanceof OpenRefusal)) throw error
      errors.push(...error.errors)
      return [name, undefined] as const
    }
  })
  // Position and address are looked at twice.
  const once = [...new Map(errors.map((each) => [each.description, each])).values()]
  if (once.length > 0) throw new OpenRefusal(400, once)
  return Object.fromEntries(read) as { readonly [Name in keyof Shape]: ReturnType<Shape[Name]> }
}

function serviceIn(parameters: Parameters): Service {
  const code = textAt(parameters, 'service_code', 60)
  if (code === undefined) throw unfit(codes.serviceMissing, '缺少 service_code，可选的见 services。')
  const service = serviceOf(code)
  if (!service) throw unfit(codes.serviceUnknown, `没有 service_code ${code}，可选的见 services。`)
  return service
}

function somewhere(parameters: Parameters): true {
  const known = ['address_string', 'address_id'].some((name) => textAt(parameters, name, 1_000) !== undefined)
  if (known || positionIn(parameters)) return true
  throw unfit(codes.positionMissing, '缺少位置：请提供 lat 和 long，或 address_string，或 address_id。')
}

function required(given: Parameters): true {
  const missing = attributes.filter(
    (each) => each.required && attributeAt(given, each.code, LONGEST_NAME) === undefined,
  )
  if (missing.length === 0) return true
  throw unfit(
    codes.attributeMissing,
    `缺少 ${missing.map(({ code }) => `attribute[${code}]`).join('、')}，见该服务的定义。`,
  )
}

/** Reads what was posted. OpenRefusal naming every fault. */
export function readPosted(parameters: Parameters): Posted {
  const given = attributesIn(parameters)
  const {
    known: _known,
    all: _all,
    ...posted
  } = collect({
    service: () => serviceIn(parameters),
    known: () => somewhere(parameters),
    all: () => required(given),
    kind: () => chosen(given, 'kind', Object.keys(kinds) as OpenKind[]) ?? 'complaint',
    respondent: () => attributeAt(given, 'respondent', LONGEST_NAME) ?? '',
    amount: () =>
      numberAt({ 'attribute[amount]': attributeAt(given, 'amount', 40) }, 'attribute[amount]', 0, MOST_YUAN),
    wish: () => chosen(given, 'wish', wishes),
    position: () => positionIn(parameters),
    address: () => textAt(parameters, 'address_string', 1_000),
    addressId: () => textAt(parameters, 'address_id', 200),
    description: () => textAt(parameters, 'description', LONGEST_WORDS),
    name: () => nameIn(parameters),
    phone: () => textAt(parameters, 'phone', 50),
    email: () => textAt(parameters, 'email', 200),
    accountId: () => textAt(parameters, 'account_id', 200),
    deviceId: () => textAt(parameters, 'device_id', 200),
    mediaUrl: () => linkIn(parameters),
  })
  return posted
}

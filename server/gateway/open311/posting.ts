import type { Request } from 'express'
import { prepareDistrict } from '../../intake/admit.ts'
import { placeOf } from '../../intake/place.ts'
import type { AccessDesk, Who } from '../access.ts'
import type { Desk } from '../desk.ts'
import type { Plain } from './answer.ts'
import { codes, unfit } from './errors.ts'
import { rightJurisdiction, type Parameters } from './parameters.ts'
import { readPosted, type Posted } from './post.ts'
import { numberOf, refusalOf, sourceOf, tellingOf, type NamedSite } from './telling.ts'

const LONGEST_KEY = 200

/** The caller's own idempotency key (header `Idempotency-Key`, in quotes or not), or null. */
function idempotencyIn(request: Request): string | null {
  const told = request
    .get('idempotency-key')
    ?.trim()
    .replace(/^"(.*)"$/, '$1')
  if (told === undefined || told === '') return null
  if (told.length <= LONGEST_KEY) return told
  throw unfit(codes.parameterUnfit, `Idempotency-Key 不能超过 ${LONGEST_KEY} 个字符。`)
}

/** What was posted, as one telling of its key; 201 when it became a submission, 200 when it was one before. */
export function openPost(desk: Desk, access: AccessDesk) {
  const district = prepareDistrict(desk.district)

  async function siteOf({ addressId }: Posted): Promise<NamedSite | null> {
    if (addressId === undefined) return null
    const site = (await desk.site(addressId, 'wall')) as NamedSite | null
    if (!site)
      throw unfit(
        codes.parameterUnfit,
        `没有 address_id ${addressId.slice(0, 60)}：它是监管对象编号，不知道时请用 address_string。`,
      )
    return site
  }

  return async (request: Request, who: Who): Promise<{ status: number; receipt: Plain }> => {
    if (who.kind !== 'key') throw new Error('a submission was posted past the guard')
    const body = request.body as Parameters | undefined
    if (body === undefined || typeof body !== 'object')
      throw unfit(codes.parameterUnfit, '请用 application/x-www-form-urlencoded; charset=utf-8 提交。')
    rightJurisdiction({ ...request.query, ...body }, desk.district.code)
    const posted = readPosted(body)
    const source = sourceOf(who.name)
    const number = numberOf(source, idempotencyIn(request))
    const telling = tellingOf(posted, number, source, await siteOf(posted))
    const { accepted, rejected } = await desk.tell(source, [{ index: 0, telling }], [])
    const [refused] = rejected
    if (refused) throw refusalOf(refused)

    const notices = [await access.openNotice(posted.kind, posted.name !== undefined && posted.phone !== undefined)]
    if (posted.position && placeOf({ ...posted.position, crs: 'WGS84' }, district).unknown !== undefined)
      notices.push('所给位置不在本辖区，将由坐席核对管辖。')
    const receipt = {
      service_request_id: number,
      service_notice: notices.join(''),
      account_id: posted.accountId ?? null,
    }
    return { status: accepted > 0 ? 201 : 200, receipt }
  }
}

/*
 * Errors as GeoReport v2 wants them: HTTP says 404 for what does not exist, 403 for a missing or wrong key and 400 for all
 * else; the code in the body may say more.
 */

export interface OpenError {
  readonly code: number
  readonly description: string
}

/** Codes of 400s, and of 404s that are no missing thing of one's own. They keep their meaning. */
export const codes = {
  serviceMissing: 1001,
  serviceUnknown: 1002,
  positionMissing: 1003,
  attributeMissing: 1004,
  attributeUnfit: 1005,
  parameterUnfit: 1006,
  jurisdictionUnknown: 1007,
  windowTooLong: 1008,
  refusedByIntake: 1009,
  toldBefore: 1010,
} as const

/** Thrown by what reads a request; the door answers it in the asker's format. */
export class OpenRefusal extends Error {
  override readonly name = 'OpenRefusal'
  constructor(
    readonly status: 400 | 403 | 404,
    readonly errors: readonly OpenError[],
  ) {
    super(errors.map(({ description }) => description).join(' '))
  }
}

export const unfit = (code: number, description: string) => new OpenRefusal(400, [{ code, description }])
export const unknown = (description: string, code = 404) => new OpenRefusal(404, [{ code, description }])

/** Said with 403, which the standard wants where other doors say 401. */
export const KEY_SENTENCE =
  'api_key 缺失、无效或不能用于此处：请在参数 api_key 或 Authorization: Bearer 中提供可报送 complaint.received 的密钥，查询也可用有查阅权限的账号。'

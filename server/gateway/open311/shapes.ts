import { districtIso } from '../../contract/time.ts'
import { mediaTypes, type Plain } from './answer.ts'
import { attributes } from './attributes.ts'
import type { OpenRequest } from './request.ts'
import { serviceOfClass, type Service } from './problem-classes.ts'

/** When this description of the interface last changed. */
export const CHANGESET = '2026-11-27T00:00:00+08:00'
export const SPECIFICATION = 'http://wiki.open311.org/GeoReport_v2'

/** Degrees to three places: 0.001° is 111 m of latitude, about 102 m of longitude here. */
const about100m = (degrees: number | null) => (degrees === null ? null : Math.round(degrees * 1_000) / 1_000)

export const serviceOut = ({ code, name, description, keywords, group }: Service): Plain => ({
  service_code: code,
  service_name: name,
  description,
  metadata: true,
  type: 'realtime',
  keywords: keywords.join(', '),
  group,
})

export const definitionOut = ({ code }: Service): Plain => ({
  service_code: code,
  attributes: attributes.map((each, at) => ({
    variable: true,
    code: each.code,
    datatype: each.datatype,
    required: each.required,
    datatype_description: each.hint,
    order: at + 1,
    description: each.description,
    ...(each.values.length > 0 && { values: each.values.map(({ key, name }) => ({ key, name })) }),
  })),
})

/** A request without anything of a person: no words, no names, no exact place (Reg. 121 art. 37, PIPL art. 6). */
export function requestOut(request: OpenRequest): Plain {
  const service = serviceOfClass(request.problemClass)
  return {
    service_request_id: request.id,
    status: request.status,
    status_notes: request.notes,
    service_name: service.name,
    service_code: service.code,
    description: null,
    agency_responsible: request.agency,
    service_notice: null,
    requested_datetime: districtIso(request.requestedAt),
    updated_datetime: districtIso(request.updatedAt),
    expected_datetime: request.expectedAt === null ? null : districtIso(request.expectedAt),
    address: request.street,
    address_id: null,
    zipcode: null,
    lat: about100m(request.lat),
    long: about100m(request.lng),
    media_url: null,
  }
}

export const discoveryOut = (url: string, contact: string, demo: boolean): Plain => ({
  changeset: CHANGESET,
  contact,
  key_service: '密钥由系统管理员在“管理 › 密钥”签发，限定种类 complaint.received。',
  endpoints: [
    {
      specification: SPECIFICATION,
      url,
      changeset: CHANGESET,
      type: demo ? 'test' : 'production',
      formats: Object.values(mediaTypes),
    },
  ],
})

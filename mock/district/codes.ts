import { INVENTED_AREA } from './uscc.ts'

const digits = (n: number, width: number) => String(n).padStart(width, '0')

/** Type codes of the special-equipment catalogue: traction passenger, traction goods, fire-fighter lift. */
export type LiftType = '3110' | '3120' | '3420'

/** 设备代码, 18 digits: 4 type, 5 maker, 4 year of make, 5 serial. Makers 99xxx are invented. */
export const deviceCode = (type: LiftType, maker: number, year: number, serial: number): string =>
  `${type}99${digits(maker, 3)}${digits(year, 4)}${digits(serial, 5)}`

/** The six digits of the 96333 plate in the car. One to one for n below 900,000, and not in walking order. */
export const rescueCode = (n: number): string => digits(100_000 + ((n * 7_919 + 4_321) % 900_000), 6)

/** 使用登记证 such as 梯11粤B00001(22): serial within its year. */
export const liftCertificate = (serial: number, year: number): string =>
  `梯11粤B${digits(serial, 5)}(${digits(year % 100, 2)})`

/** Pharmacy licence of the 2024 form: province, class (CA/CB chain shop, DA/DB independent), area 7550, serial. */
export const pharmacyLicence = (form: 'CA' | 'CB' | 'DA' | 'DB', serial: number): string =>
  `粤${form}7550${digits(serial, 5)}`

/** Check digit after ISO 7064 MOD 11,10 (GB/T 17710), as food licences carry it. */
export function mod1110(body: string): string {
  let product = 10
  for (const digit of body) {
    const sum = (product + Number(digit)) % 10
    product = ((sum === 0 ? 10 : sum) * 2) % 11
  }
  return String((11 - product) % 10)
}

/** Food operation licence: JY + 14 digits; the first is 1 sale, 2 catering, 3 canteen. Serials carry an unassigned area. */
export function foodLicence(business: 'sale' | 'catering' | 'canteen', serial: number): string {
  const first = business === 'sale' ? '1' : business === 'catering' ? '2' : '3'
  const body = `${first}${INVENTED_AREA}${digits(serial, 6)}`
  return `JY${body}${mod1110(body)}`
}

/** Food production licence: SC + 14 digits; three for the food class, six for the area, four for the serial, one check. */
export function producerLicence(foodClass: number, serial: number): string {
  const body = `${digits(foodClass, 3)}${INVENTED_AREA}${digits(serial, 4)}`
  return `SC${body}${mod1110(body)}`
}

/** 国药准字 with the year 9999, which no approval has. */
export const inventedApproval = (letter: 'H' | 'Z', serial: number): string =>
  `国药准字${letter}9999${digits(serial, 4)}`

import { bigint, customType } from 'drizzle-orm/pg-core'

/** Bytes as they are. */
export const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/** Epoch milliseconds, or a sequence number: both stay exact in a JavaScript number. */
export const whole = (name: string) => bigint(name, { mode: 'number' })

/** A small list or object as JSON text: read and written whole, never searched. */
export const jsonText = <Value>(name: string) =>
  customType<{ data: Value; driverData: string }>({
    dataType: () => 'text',
    toDriver: (value) => JSON.stringify(value),
    fromDriver: (stored) => JSON.parse(stored) as Value,
  })(name)

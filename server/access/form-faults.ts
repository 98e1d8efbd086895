import { registrationFaults, type FieldFault } from '../intake/registration.ts'

type Issues = readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]

/** All that is wrong with a form, in shape and in meaning, one sentence per field, in the form's order of fields. Pure. */
export function formFaults(
  issues: Issues,
  given: Readonly<Record<string, unknown>>,
  circumstances: Parameters<typeof registrationFaults>[1],
): readonly FieldFault[] {
  const faults = new Map<string, FieldFault>()
  const shape = issues.map(({ path, message }) => ({
    // Of a list the field is the list: what stands in it was typed by nobody.
    field: path.filter((step) => typeof step === 'string').join('.'),
    message,
  }))
  for (const fault of [...shape, ...registrationFaults(given, circumstances)])
    if (!faults.has(fault.field)) faults.set(fault.field, fault)
  return [...faults.values()]
}

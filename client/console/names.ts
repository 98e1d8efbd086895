/** What things are called on the console, in its language. */
export interface Names {
  readonly alarm: (id: string) => string
  readonly street: (code: string | null) => string | null
  readonly unit: (id: string | null) => string | null
  /** Every station of the district. */
  readonly units: () => readonly { readonly id: string; readonly name: string }[]
}

/** Whoever gives an order in the invented half-year. */
export interface Actor {
  readonly id: string
  readonly role: 'deskOfficer' | 'laneMember' | 'stationOfficer'
  readonly lane?: { readonly kind: 'odr' | 'serviceStation' | 'operator' | 'mediator'; readonly id: string }
  readonly station?: string
}

/**
 * When an order is given. `day`: working days after the receipt (0 is the day itself) at a minute of that district day.
 * `after`: so many minutes after the step before. The invented city keeps no calendar of working days; whoever plays does.
 */
export type When = { readonly day: number; readonly minute: number } | { readonly after: number }

/** One order that somebody means to give. Whether it is lawful says the house. */
export interface Planned {
  readonly when: When
  readonly by: Actor
  /** What becomes of a submission besides itself: `-c` and `-t` its halves, `-x1` the first clue found in it. */
  readonly on?: '-c' | '-t' | '-c-x1' | '-x1'
  readonly order: { readonly verb: string } & Readonly<Record<string, unknown>>
}

export const minute = (hour: number, minutes = 0): number => hour * 60 + minutes

const taken = new WeakSet<Event>()

/** A layer that a click was meant for says so; layers below, which hear of the same click, then leave it alone. */
export const claim = (click: Event) => void taken.add(click)

/** Whether another layer has taken this click. */
export const isClaimed = (click: Event) => taken.has(click)

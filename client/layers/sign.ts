interface Stroke {
  readonly d: string
  readonly fill?: string
  readonly stroke?: string
  readonly width?: number
  readonly opacity?: number
}

const NS = 'http://www.w3.org/2000/svg'

/** An SVG of `side` pixels with the given paths, as an element: nothing here ever goes through markup. */
export function sign(side: number, paths: readonly Stroke[]): HTMLElement {
  const root = document.createElementNS(NS, 'svg')
  root.setAttribute('width', String(side))
  root.setAttribute('height', String(side))
  root.setAttribute('aria-hidden', 'true')
  root.style.display = 'block'
  root.style.overflow = 'visible'
  for (const { d, fill = 'none', stroke, width = 2, opacity = 1 } of paths) {
    const path = document.createElementNS(NS, 'path')
    path.setAttribute('d', d)
    path.setAttribute('fill', fill)
    path.setAttribute('opacity', String(opacity))
    path.setAttribute('paint-order', 'stroke')
    if (stroke !== undefined) {
      path.setAttribute('stroke', stroke)
      path.setAttribute('stroke-width', String(width))
    }
    root.append(path)
  }
  const box = document.createElement('div')
  box.append(root)
  return box
}

const NS = 'http://www.w3.org/2000/svg'

export interface Line {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size: number
  readonly fill: string
  readonly weight?: number
  readonly spacing?: number
  readonly anchor?: 'start' | 'middle'
}

/** Text over the map as SVG, each line with a rim in the colour of the land so that it stays legible on the stipple. */
export class TextSheet {
  private readonly root: SVGSVGElement
  private readonly measurer: CanvasRenderingContext2D | null
  private readonly family: string

  constructor(pane: HTMLElement) {
    this.root = document.createElementNS(NS, 'svg')
    this.root.setAttribute('class', 'leaflet-zoom-hide')
    this.root.setAttribute('aria-hidden', 'true')
    this.root.style.cssText = 'position:absolute;left:0;top:0;width:1px;height:1px;overflow:visible'
    pane.append(this.root)
    this.measurer = document.createElement('canvas').getContext('2d')
    this.family = getComputedStyle(pane).fontFamily
  }

  /** Width in CSS pixels of a text as this sheet will draw it. */
  width(text: string, size: number, spacing = 0, weight = 400): number {
    if (this.measurer === null) return text.length * (size + spacing)
    this.measurer.font = `${weight} ${size}px ${this.family}`
    return this.measurer.measureText(text).width + spacing * text.length
  }

  show(lines: readonly Line[], leaders: readonly { d: string; stroke: string; width: number }[], rim: string): void {
    const leader = leaders.map(({ d, stroke, width }) => {
      const path = document.createElementNS(NS, 'path')
      for (const [key, value] of Object.entries({ d, stroke, fill: 'none', 'stroke-width': String(width) }))
        path.setAttribute(key, value)
      return path
    })
    const texts = lines.map((line) => {
      const text = document.createElementNS(NS, 'text')
      const set = {
        x: String(line.x),
        y: String(line.y),
        fill: line.fill,
        'font-size': String(line.size),
        'font-weight': String(line.weight ?? 400),
        'letter-spacing': String(line.spacing ?? 0),
        'text-anchor': line.anchor ?? 'start',
        stroke: rim,
        'stroke-width': String(line.size * 0.34),
        'stroke-linejoin': 'round',
        'paint-order': 'stroke',
      }
      for (const [key, value] of Object.entries(set)) text.setAttribute(key, value)
      text.textContent = line.text
      return text
    })
    this.root.replaceChildren(...leader, ...texts)
  }

  remove(): void {
    this.root.remove()
  }
}

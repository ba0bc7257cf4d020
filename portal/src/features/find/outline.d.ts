declare module 'virtual:map-outline' {
  /** SVG path of the United Kingdom with the Isle of Man, in the map's units. */
  export const provider: string;
  /** SVG path of Ireland. */
  export const neighbour: string;
}

/** A migration that changes nothing of what projections hold: a layout, an index. Without the mark they are made anew behind it. */
export interface LeavesProjections {
  readonly leavesProjections: true;
}

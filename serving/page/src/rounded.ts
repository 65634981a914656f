/** Four digits tell scores apart; more only make the log longer. Adding 0 turns −0, which JSON does not keep, into 0. */
export const rounded = (score: number): number => Math.round(score * 1e4) / 1e4 + 0;

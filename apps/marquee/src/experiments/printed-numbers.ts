/** 12,345 */
export const count = (n: number): string => n.toLocaleString('en');

/** Four digits that count; – for what is open. */
export const figure = (value: number | null): string =>
	value === null ? '–' : Number(value.toPrecision(4)).toString();

/** +4.21 % */
export const percent = (share: number): string =>
	`${share > 0 ? '+' : ''}${(100 * share).toFixed(2)} %`;

/** 4.21 % */
export const part = (share: number): string => `${Number((100 * share).toFixed(2))} %`;
